import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { enterByHandover } from '@/server/auth/handover'
import { unsafeAcrossEstates } from '@/server/db/client'
import type { EstateInfo } from '@/server/context'
import { notifyOf } from '@/server/notify'
import { callerAs, requestOf } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { makeVisit, tokenOf } from '@/testing/support'
import { runTimeUp } from './jobs'

const reason = 'SUP-77 A list can’t be imported'

const traceOf = (estate: EstateInfo, name?: string) =>
  ctxFor(estate).db.event.findMany({
    where: { entity: 'support', ...(name ? { name } : {}) },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, actorKind: true, actorName: true, payload: true },
  })

function clockFrom(start = Date.now()) {
  let now = start
  return { now: () => new Date(now), forward: (minutes: number) => (now += minutes * 60_000) }
}

describe('a visit of support', () => {
  it('needs a reason, an hour at most, and an operator who may', async () => {
    const estate = await makeEstate()
    const enter = callerAs({ console: await makeOperator('support') }).support.enter
    await expect(enter({ id: estate.id, reason: ' no ', minutes: '30' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    for (const minutes of ['90', '0', 30])
      await expect(
        Reflect.apply(enter, undefined, [{ id: estate.id, reason, minutes }]),
      ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    for (const role of ['finance', 'read_only'] as const)
      await expect(
        callerAs({ console: await makeOperator(role) }).support.enter({
          id: estate.id,
          reason,
          minutes: '15',
        }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      unsafeAcrossEstates('a test').supportAccess.create({
        data: {
          estateId: estate.id,
          operatorId: (await makeOperator('support')).id,
          operatorName: 'X',
          reason,
          minutes: 60,
          requestedAt: new Date(),
          expiresAt: new Date(Date.now() + 61 * 60_000),
        },
      }),
    ).rejects.toThrow()
  })

  it('begins once, within a minute, on its own estate’s site and in the browser that asked', async () => {
    const clock = clockFrom()
    const [estate, other] = await Promise.all([makeEstate(), makeEstate()])
    const operator = await makeOperator('support')
    const link = async () =>
      tokenOf(
        (await callerAs({ console: operator }, clock).support.enter({ id: estate.id, reason, minutes: '15' }))
          .href,
      )
    const here = () => requestOf({ estate }, clock)
    const once = await link()
    const entries = await Promise.all([1, 2, 3].map(() => enterByHandover(here(), once)))
    expect(entries.filter((entry) => entry !== null)).toHaveLength(1)
    expect(await enterByHandover(here(), once)).toBeNull()
    expect(await enterByHandover(requestOf({ estate: other }, clock), await link())).toBeNull()
    expect(await enterByHandover(requestOf({ console: null }, clock), await link())).toBeNull()
    expect(await enterByHandover({ ...here(), userAgent: 'another browser' }, await link())).toBeNull()
    const late = await link()
    clock.forward(1.1)
    expect(await enterByHandover(here(), late)).toBeNull()
  })

  it('is nothing on another estate’s site, on the console or as a member', async () => {
    const [estate, other] = await Promise.all([makeEstate(), makeEstate()])
    const { sessionId, caller } = await makeVisit(estate)
    await expect(callerAs({ estate: other, member: { sessionId } }).tickets.list({})).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
    await expect(callerAs({ console: { sessionId } }).platform.overview()).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
    for (const own of [
      () => caller.bell.unread(),
      () => caller.identity.sessions(),
      () => caller.support.here(),
    ])
      await expect(own()).rejects.toMatchObject({ code: expect.stringMatching(/UNAUTHORIZED|FORBIDDEN/) })
  })

  it('makes no member of an operator who is one of this estate', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate, { roles: ['administrator'] })
    const operator = await makeOperator('support')
    await unsafeAcrossEstates('a test').$executeRaw`
      UPDATE member SET account_id = ${operator.accountId}::uuid WHERE id = ${member.id}::uuid`
    const { caller } = await makeVisit(estate, { operator })
    await expect(caller.bell.unread()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await expect(caller.support.here()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('writes down each thing that is looked at before it is shown, and each change that is refused', async () => {
    const estate = await makeEstate()
    const unit = await makeUnit(estate)
    const { caller } = await makeVisit(estate, { reason })
    await caller.registry.units.list({ q: 'east wing' })
    await caller.registry.units.record({ id: unit.id })
    await expect(caller.registry.vehicles.remove({ id: unit.id })).rejects.toMatchObject({
      cause: { code: 'support_looks_only' },
    })
    const [entered, list, record, refused, ...rest] = await traceOf(estate)
    expect(rest).toEqual([])
    expect(entered).toMatchObject({ name: 'support.entered', payload: { reason, minutes: 30 } })
    expect(list).toMatchObject({
      name: 'support.looked',
      actorKind: 'support',
      actorName: 'Test Operator',
      payload: { what: 'registry.units.list', detail: expect.stringContaining('east wing'), reason },
    })
    expect(record).toMatchObject({ payload: { detail: expect.stringContaining(unit.id) } })
    expect(refused).toMatchObject({
      name: 'support.changed',
      payload: { what: 'registry.vehicles.remove', refused: true, detail: unit.id },
    })
  })

  it('shows nothing where its trace can’t be written', async () => {
    const estate = await makeEstate()
    const { visitor } = await makeVisit(estate)
    // PostgreSQL takes no NUL in text, so the line in the trail is refused.
    const request = { ...requestOf(visitor), requestId: '\u0000' }
    const { createCaller } = await import('@/registry/router')
    await expect(createCaller({ request }).tickets.list({})).rejects.toThrow()
  })

  it('hides how to reach people', async () => {
    const estate = await makeEstate()
    const { caller } = await makeVisit(estate)
    const member = await makeMember(estate, { name: 'Hidden Person', roles: ['owner'] })
    expect(await caller.registry.people.record({ id: member.id })).toMatchObject({ contact: null })
  })

  it('ends by the clock, on the very next call, and leaves no link to a file behind', async () => {
    const clock = clockFrom()
    const estate = await makeEstate()
    const { caller, now, support } = await makeVisit(estate, { clock, minutes: '15' })
    clock.forward(14)
    await expect(caller.tickets.list({})).resolves.toBeDefined()
    clock.forward(1.1)
    expect(await now()).toBeNull()
    await runTimeUp.run(
      ctxFor(estate, undefined, clock),
      { id: support.accessId },
      { signal: AbortSignal.any([]) },
    )
    expect((await traceOf(estate, 'support.ended')).map(({ payload }) => payload)).toMatchObject([
      { by: 'time' },
    ])
  })

  it('ends at once by the operator, by the administrator, and with the operator’s own rights', async () => {
    const estate = await makeEstate()
    const administrator = await makeMember(estate, { roles: ['administrator'] })
    const office = callerAs({ estate, member: administrator })

    const left = await makeVisit(estate)
    await left.caller.support.leave()
    expect(await left.now()).toBeNull()

    const ended = await makeVisit(estate)
    await ended.desk.support.endOne({ id: ended.support.accessId })
    expect(await ended.now()).toBeNull()

    const shown = await makeVisit(estate)
    await office.support.end({ id: shown.support.accessId })
    expect(await shown.now()).toBeNull()
    await expect(office.support.end({ id: shown.support.accessId })).rejects.toMatchObject({
      cause: { code: 'support.over' },
    })
    expect((await office.support.here()).visits.map(({ endedBy }) => endedBy)).toEqual([
      'administrator',
      'operator',
      'operator',
    ])
  })

  it('of one operator replaces their earlier one, and another operator ends only their own', async () => {
    const estate = await makeEstate()
    const operator = await makeOperator('support')
    const first = await makeVisit(estate, { operator })
    const second = await makeVisit(estate, { operator })
    expect(await first.now()).toBeNull()
    const other = callerAs({ console: await makeOperator('support') })
    await expect(other.support.endOne({ id: second.support.accessId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await second.now()).not.toBeNull()
  })

  it('may change things once an administrator allows it, for that visit or ahead, and never more than that', async () => {
    const estate = await makeEstate()
    const administrator = await makeMember(estate, { roles: ['administrator'] })
    const office = callerAs({ estate, member: administrator })
    const visit = await makeVisit(estate)
    const edit = () => callerAs(visit.visitor).registry.properties.create({ name: 'East' })
    await expect(edit()).rejects.toMatchObject({ cause: { code: 'support_looks_only' } })

    await office.support.allowAhead({ hours: '2' })
    expect((await visit.now())?.mayWrite).toBe(true)
    const [window] = (await office.support.here()).windows
    await office.support.closeWindow({ id: window?.id ?? '' })
    expect((await visit.now())?.mayWrite).toBe(false)

    await office.support.allow({ id: visit.support.accessId })
    await edit()
    expect(await ctxFor(estate).db.property.count({ where: { name: 'East' } })).toBe(1)
    const more = callerAs(visit.visitor)
    for (const act of [
      () => more.support.allowAhead({ hours: '72' }),
      () => more.support.allow({ id: visit.support.accessId }),
      () => more.support.end({ id: visit.support.accessId }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('rings and mails the estate’s administrators when it begins and ends, and nobody else', async () => {
    const estate = await makeEstate()
    const administrator = await makeMember(estate, { roles: ['administrator'] })
    const facility = await makeMember(estate, { roles: ['facility'] })
    const visit = await makeVisit(estate, { reason })
    await visit.caller.support.leave()
    const events = await traceOf(estate)
    for (const { id } of events) await notifyOf(ctxFor(estate), { eventId: id })
    const bell = await callerAs({ estate, member: administrator }).bell.list({})
    expect(bell.items).toMatchObject([
      { kind: 'support.ended', params: { operator: 'Test Operator' } },
      { kind: 'support.entered', params: { reason, minutes: '30' } },
    ])
    expect((await callerAs({ estate, member: facility }).bell.list({})).items).toEqual([])
  })

  it('shuts the door of an estate that is suspended meanwhile', async () => {
    const estate = await makeEstate()
    const visit = await makeVisit(estate)
    await callerAs({ console: await makeOperator('owner') }).platform.suspend({ id: estate.id, reason })
    await expect(callerAs(visit.visitor).tickets.list({})).rejects.toMatchObject({
      cause: { code: 'estate_suspended' },
    })
    await expect(visit.desk.support.enter({ id: estate.id, reason, minutes: '15' })).rejects.toMatchObject({
      cause: { code: 'support.estate_shut' },
    })
  })

  it('stands in the console’s list and in the platform’s trail with its reason', async () => {
    const estate = await makeEstate()
    const why = `SUP-${randomUUID()}`
    const visit = await makeVisit(estate, { reason: why })
    const reader = callerAs({ console: await makeOperator('read_only') })
    expect((await reader.support.visits({ estate: estate.id })).items).toMatchObject([
      { estate: estate.name, reason: why, state: 'running', mayEnd: false },
    ])
    const trail = await reader.platform.trail({ subjectId: estate.id })
    expect(trail.items).toMatchObject([
      { name: 'support.requested', reason: why, operatorId: visit.operator.id },
    ])
  })
})
