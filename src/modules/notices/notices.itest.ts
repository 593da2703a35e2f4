import { describe, expect, it } from 'vitest'
import { visitEstate } from '@/server/auth/session'
import type { EstateInfo } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { liveHub, type LiveMessage } from '@/server/realtime'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { acrossEstates } from '@/testing/owner'
import { timeTyped } from './notice'
import type { DraftNotice } from './schemas'

const HOUR = 3_600_000
const reason = 'Planned with the hoster'
const inHours = (hours: number) => timeTyped(new Date(Date.now() + hours * HOUR))

const to = (...estates: EstateInfo[]): DraftNotice => ({
  ...{ kind: 'news', title: 'Something new', body: 'Have a look at it.', startsAt: '', endsAt: '' },
  ...{ shownFrom: inHours(-1), shownUntil: inHours(2), audience: 'everybody', reach: 'estates' },
  ...{ planIds: [], countries: [], estates: estates.map(({ id, name }) => ({ id, name })) },
})

async function console() {
  return callerAs({ console: await makeOperator('support', 'Zz Support') }).notices
}

type Desk = Awaited<ReturnType<typeof console>>

async function publish(desk: Desk, notice: DraftNotice): Promise<string> {
  const { id } = await desk.draft(notice)
  await desk.publish({ id, revision: 1, reason })
  return id
}

/** Titles of what an estate's pages say, to somebody with this session or to a stranger. */
async function seen(estate: EstateInfo, sessionId: string | null = null, at = new Date()) {
  const visit = await visitEstate(estate.id, sessionId, { now: () => at })
  return (visit?.notices ?? []).map(({ title }) => title)
}

describe('a notice', () => {
  it('is on no page before it is published, on its estates’ alone then, and on none once it was ended', async () => {
    const [estate, other] = [await makeEstate(), await makeEstate()]
    const desk = await console()
    const { id } = await desk.draft(to(estate))
    expect(await seen(estate)).toEqual([])
    await desk.publish({ id, revision: 1, reason })
    expect(await seen(estate)).toEqual(['Something new'])
    expect(await seen(other)).toEqual([])
    await desk.end({ id, revision: 2, reason })
    expect(await seen(estate)).toEqual([])
  })

  it('comes and goes by the clock, without anybody’s doing', async () => {
    const estate = await makeEstate()
    await publish(await console(), { ...to(estate), shownFrom: inHours(1), shownUntil: inHours(2) })
    const at = (hours: number) => seen(estate, null, new Date(Date.now() + hours * HOUR))
    expect([await at(0.5), await at(1.5), await at(2.5)]).toEqual([[], ['Something new'], []])
  })

  it('reaches the estates of a country and of a plan, as they are at the moment', async () => {
    const desk = await console()
    const [here, there] = [await makeEstate({ country: 'IS' }), await makeEstate({ country: 'FO' })]
    const id = await publish(desk, { ...to(), reach: 'countries', countries: ['IS'] })
    expect([await seen(here), await seen(there)]).toEqual([['Something new'], []])
    await desk.end({ id, revision: 2, reason })
    const across = unsafeAcrossEstates('a test makes a plan')
    const plan = await across.plan.create({
      data: { key: `t-${here.slug}`, name: 'Test plan' },
      select: { id: true },
    })
    await publish(desk, { ...to(), reach: 'plans', planIds: [plan.id] })
    expect(await seen(there)).toEqual([])
    await across.estate.update({ where: { id: there.id }, data: { planId: plan.id } })
    expect(await seen(there)).toEqual(['Something new'])
    expect((await desk.record({ id })).reached).toBeGreaterThan(0)
    const all = await publish(desk, { ...to(), reach: 'all', title: 'For everybody' })
    const both = [...(await seen(here)), ...(await seen(there))]
    await desk.end({ id: all, revision: 2, reason })
    expect(both.toSorted()).toEqual(['For everybody', 'For everybody', 'Something new'])
  })

  it('tells an estate nothing of whom else it reaches, nor of what it does not reach', async () => {
    const [estate, other] = [await makeEstate(), await makeEstate()]
    await publish(await console(), to(other))
    const { db } = ctxFor(estate)
    expect(await db.notice.findMany({ where: { title: 'Something new' }, select: { id: true } })).toEqual([])
    await expect(db.$queryRaw`SELECT estate_ids FROM notice`).rejects.toThrow('permission denied')
  })

  it('is put away by a member for himself, until its words change', async () => {
    const estate = await makeEstate()
    const [ann, ben] = [await makeMember(estate), await makeMember(estate)]
    const desk = await console()
    const id = await publish(desk, to(estate))
    await callerAs({ estate, member: ann }).notices.putAway({ id, wording: 1 })
    expect([await seen(estate, ann.sessionId), await seen(estate, ben.sessionId)]).toEqual([
      [],
      ['Something new'],
    ])
    await desk.edit({ ...to(estate), id, revision: 2, reason, shownUntil: inHours(3) })
    expect(await seen(estate, ann.sessionId), 'only its time has changed').toEqual([])
    await desk.edit({ ...to(estate), id, revision: 3, reason, body: 'Have another look at it.' })
    expect(await seen(estate, ann.sessionId)).toEqual(['Something new'])
    // Sent by a page that still shows the words of before.
    await callerAs({ estate, member: ann }).notices.putAway({ id, wording: 1 })
    expect(await seen(estate, ann.sessionId)).toEqual(['Something new'])
  })

  it('stays where it is an incident, and can’t be put away on an estate that it does not reach', async () => {
    const [estate, other] = [await makeEstate(), await makeEstate()]
    const [member, stranger] = [await makeMember(estate), await makeMember(other)]
    const id = await publish(await console(), { ...to(estate), kind: 'incident' })
    await expect(callerAs({ estate, member }).notices.putAway({ id, wording: 1 })).rejects.toThrow('stays')
    await expect(
      callerAs({ estate: other, member: stranger }).notices.putAway({ id, wording: 1 }),
    ).rejects.toThrow('not')
    expect(await seen(estate, member.sessionId)).toEqual(['Something new'])
  })

  it('is put away once, however often and in however many windows somebody asks', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate)
    const id = await publish(await console(), to(estate))
    await Promise.all(
      Array.from({ length: 6 }, () => callerAs({ estate, member }).notices.putAway({ id, wording: 1 })),
    )
    expect(await seen(estate, member.sessionId)).toEqual([])
  })

  it('has open pages of its estates look again, and no others', async () => {
    const [estate, other] = [await makeEstate(), await makeEstate()]
    const heard: string[] = []
    const stop = new AbortController()
    const first = new Promise<LiveMessage>((resolve) => {
      void liveHub().subscribe(
        estate.id,
        (message) => {
          heard.push('reached')
          resolve(message)
        },
        stop.signal,
      )
    })
    await liveHub().subscribe(other.id, () => heard.push('other'), stop.signal)
    await publish(await console(), to(estate))
    expect(await first).toEqual({ notices: true })
    expect(heard).toEqual(['reached'])
    stop.abort()
  })
})

describe('operators', () => {
  it('don’t write over each other: of two at once one wins', async () => {
    const estate = await makeEstate()
    const [one, two] = [await console(), await console()]
    const id = await publish(one, to(estate))
    const done = await Promise.allSettled([
      one.edit({ ...to(estate), id, revision: 2, reason, title: 'One' }),
      two.edit({ ...to(estate), id, revision: 2, reason, title: 'Two' }),
    ])
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('delete drafts, and nothing that anybody has seen', async () => {
    const estate = await makeEstate()
    const desk = await console()
    const { id } = await desk.draft(to(estate))
    await desk.remove({ id, revision: 1, reason })
    await expect(desk.record({ id })).rejects.toThrow('not')
    const shown = await publish(desk, to(estate))
    await expect(desk.remove({ id: shown, revision: 2, reason })).rejects.toThrow('any more')
  })

  it('can’t publish what nobody would see any more, nor a window without its end', async () => {
    const estate = await makeEstate()
    const desk = await console()
    const { id } = await desk.draft({ ...to(estate), shownFrom: inHours(-3), shownUntil: inHours(-2) })
    await expect(desk.publish({ id, revision: 1, reason })).rejects.toThrow('over already')
    await expect(desk.draft({ ...to(estate), kind: 'maintenance', startsAt: inHours(1) })).rejects.toThrow()
    await expect(desk.draft({ ...to(estate), estates: [] })).rejects.toThrow()
  })

  it('leave what they did in the platform’s trail, with what was before', async () => {
    const estate = await makeEstate()
    const desk = await console()
    const id = await publish(desk, to(estate))
    await desk.edit({ ...to(estate), id, revision: 2, reason, title: 'Something newer' })
    const events = await acrossEstates<{ name: string; details: unknown }>(
      'SELECT name, details FROM platform_event WHERE subject_id = $1 ORDER BY id',
      [id],
    )
    expect(events.map(({ name }) => name)).toEqual(['notice.drafted', 'notice.published', 'notice.edited'])
    expect(events[2]?.details).toMatchObject({
      changes: { title: ['Something new', 'Something newer'] },
    })
  })

  it('find a notice by its words, its state and its kind', async () => {
    const estate = await makeEstate()
    const desk = await console()
    const word = `Zz${estate.slug.replaceAll('-', '')}`
    const shown = await publish(desk, { ...to(estate), title: word })
    const { id: draft } = await desk.draft({ ...to(estate), title: `${word} later`, kind: 'incident' })
    const ids = async (asked: Parameters<Desk['list']>[0]) =>
      (await desk.list({ q: word, ...asked })).items.map(({ id }) => id)
    expect(await ids({})).toEqual([draft, shown])
    expect(await ids({ stage: ['shown'] })).toEqual([shown])
    expect(await ids({ stage: ['draft', 'over'] })).toEqual([draft])
    expect(await ids({ kind: ['news'] })).toEqual([shown])
    expect(await ids({ cursor: draft })).toEqual([shown])
  })
})
