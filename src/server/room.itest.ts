import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { unsafeAcrossEstates } from './db/client'
import { receiveUpload } from './files/receive'
import type { EstateInfo, MemberActor } from './context'
import { requestOf } from '@/testing/caller'
import { typedIn } from '@/testing/founding'
import { draftOf, long } from '@/testing/import-draft'
import { sendMail } from './mail'
import { isStaff, ROLES } from './permissions'
import { countMessages, requireRoom, usedOf } from './room'

const across = unsafeAcrossEstates('a test makes a plan')
const unit = (number: string) => ({
  ...{ number, propertyId: null, streetNumber: null, streetName: null, kind: 'house' as const },
  ...{ status: 'vacant' as const, floor: null, bedrooms: null, intercom: null },
})

let planId: string
beforeAll(async () => {
  const key = `tiny-${crypto.randomUUID()}`
  const limits = { maxUnits: 3, maxStaff: 3, maxStorage: 1000n, maxMessages: 5 }
  planId = (await across.plan.create({ data: { key, name: 'Tiny', ...limits }, select: { id: true } })).id
})

async function tinyEstate(): Promise<{ estate: EstateInfo; manager: MemberActor }> {
  const estate = await makeEstate()
  await across.estate.update({ where: { id: estate.id }, data: { planId } })
  return { estate, manager: await makeMember(estate, { roles: ['administrator'], name: 'Mara Manager' }) }
}

describe('a limit of the plan', () => {
  it('that is reached says which, how much, and where an administrator raises it', async () => {
    const { estate, manager } = await tinyEstate()
    const caller = callerAs({ estate, member: manager })
    for (const number of ['1', '2', '3']) await caller.registry.units.create(unit(number))
    await expect(caller.registry.units.create(unit('4'))).rejects.toMatchObject({
      message:
        'Your plan Tiny is for 3 units and you have 3: one more doesn’t fit. Choose a larger plan in Settings › Subscription.',
      cause: {
        code: 'limit_reached',
        details: { help: { href: '/manage/settings/subscription', label: 'Choose a larger plan' } },
      },
    })
  })

  it('names to everybody else whom to ask', async () => {
    const { estate } = await tinyEstate()
    const facility = await makeMember(estate, { roles: ['facility'] })
    await expect(requireRoom(ctxFor(estate, facility), 'units', 4)).rejects.toThrow(
      'Ask Mara Manager, who administers your estate, to choose a larger plan.',
    )
  })

  it('holds however many come at once', async () => {
    const { estate, manager } = await tinyEstate()
    const caller = callerAs({ estate, member: manager })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => caller.registry.units.create(unit(`A-${index}`))),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await usedOf(ctxFor(estate), 'units')).toBe(3)
  })

  it('that an estate is past breaks nothing: only adding stops', async () => {
    const { estate, manager } = await tinyEstate()
    const units = await Promise.all(['1', '2', '3', '4', '5'].map((number) => makeUnit(estate, number)))
    const caller = callerAs({ estate, member: manager })
    await expect(caller.registry.units.create(unit('6'))).rejects.toMatchObject({
      cause: { code: 'limit_reached' },
    })
    expect(units).toHaveLength(5)
    expect(await usedOf(ctxFor(estate), 'units')).toBe(5)
  })

  it('of files refuses an upload before a byte of it is read', async () => {
    const { estate, manager } = await tinyEstate()
    let read = false
    const body = new ReadableStream(
      {
        pull() {
          read = true
          throw new Error('it was read')
        },
      },
      { highWaterMark: 0 },
    )
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-length': '2000', 'x-file-name': 'a.png' },
    }
    const request = new Request('http://estate.localhost/api/files', init)
    await expect(receiveUpload(request, requestOf({ estate, member: manager }))).rejects.toMatchObject({
      code: 'limit_reached',
      message: expect.stringContaining('keeps 1 kB of files and 0 kB are in use: 2 kB more don’t fit'),
    })
    expect(read).toBe(false)
  })

  it('of messages counts each month by itself, and a batch goes whole or not at all', async () => {
    const { estate } = await tinyEstate()
    const inMonth = (now: string) => ctxFor(estate, undefined, { now: () => new Date(now) })
    await countMessages(inMonth('2026-11-10T10:00:00Z'), 4)
    await expect(countMessages(inMonth('2026-11-30T10:00:00Z'), 2)).rejects.toMatchObject({
      code: 'limit_reached',
    })
    await countMessages(inMonth('2026-11-30T10:00:00Z'), 1)
    // Midnight in Johannesburg is two hours before it is in Greenwich.
    await countMessages(inMonth('2026-11-30T23:00:00Z'), 5)
    expect(await usedOf(inMonth('2026-11-20T10:00:00Z'), 'messages')).toBe(5)
  })

  it('of staff holds wherever a role is given, however many are given at once', async () => {
    const { estate } = await tinyEstate()
    const ctx = ctxFor(estate)
    const people = await Promise.all(Array.from({ length: 6 }, () => makeMember(estate)))
    const give = (memberId: string, role: string) =>
      ctx.tx((tx) => tx.db.memberRole.create({ data: { memberId, role }, select: { role: true } }))
    const outcomes = await Promise.allSettled(people.map(({ id }) => give(id, 'finance')))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await usedOf(ctx, 'staff')).toBe(3)
    const seated = people.filter((_, index) => outcomes[index]?.status === 'fulfilled')
    const standing = people.filter((_, index) => outcomes[index]?.status === 'rejected')
    // Who sits has one seat, whatever else they become; guards and residents take none.
    for (const { id } of seated) await give(id, 'facility')
    for (const { id } of standing) await give(id, 'guard')
    await expect(
      ctx.db.member.create({
        data: { name: 'Two at once', roles: { create: [{ role: 'committee' }, { role: 'technician' }] } },
        select: { id: true },
      }),
    ).rejects.toThrow('staff_seat')
    await expect(
      ctx.db.memberRole.updateMany({ where: { role: 'guard' }, data: { role: 'finance' } }),
    ).rejects.toThrow(/permission denied/)
    expect(await usedOf(ctx, 'staff')).toBe(3)
  })

  it('of staff is asked again when somebody comes back, and a plan that shrank puts nobody out', async () => {
    const { estate } = await tinyEstate()
    const ctx = ctxFor(estate)
    const gone = await makeMember(estate, { roles: ['finance'], status: 'left' })
    await makeMember(estate, { roles: ['finance'] })
    await makeMember(estate, { roles: ['facility'] })
    const back = () => ctx.db.member.updateMany({ where: { id: gone.id }, data: { status: 'active' } })
    await expect(back()).rejects.toThrow('staff_seat')
    await across.estate.update({ where: { id: estate.id }, data: { planId: null } })
    await back()
    await across.estate.update({ where: { id: estate.id }, data: { planId } })
    expect(await usedOf(ctx, 'staff')).toBe(4)
    await ctx.db.member.updateMany({ where: { id: gone.id }, data: { name: 'Still here' } })
    await expect(requireRoom(ctx, 'staff')).rejects.toMatchObject({ code: 'limit_reached' })
  })

  it('takes the roles for staff that the screens take', async () => {
    for (const role of ROLES) {
      const [row] = await across.$queryRaw<{ seat: boolean }[]>`SELECT takes_staff_seat(${role}) AS seat`
      expect([role, row?.seat]).toEqual([role, isStaff([role])])
    }
  })

  it('of messages counts a mail once, however often it is tried, and none of the platform’s own', async () => {
    const { estate } = await tinyEstate()
    const key = `test.mail:${randomUUID()}`
    const mail = (countsFor: EstateInfo | null, idempotencyKey: string) =>
      sendMail({
        to: 'somebody@example.com',
        subject: 'Your password',
        text: 'Here',
        html: '<p>Here</p>',
        countsFor,
        idempotencyKey,
      })
    await mail(estate, key)
    await mail(estate, key)
    await mail(null, `test.mail:${randomUUID()}`)
    expect(await usedOf(ctxFor(estate), 'messages')).toBe(1)
    await countMessages(ctxFor(estate), 4)
    await expect(countMessages(ctxFor(estate), 1)).rejects.toMatchObject({ code: 'limit_reached' })
    // Nobody is kept from signing in because of what others sent.
    await mail(estate, `test.mail:${randomUUID()}`)
    expect(await usedOf(ctxFor(estate), 'messages')).toBe(6)
  })

  it('is named by a try of a list, before anything is imported', async () => {
    const { estate, ctx, imports, id } = await draftOf(long(4), 'four.csv')
    await across.estate.update({ where: { id: estate.id }, data: { planId } })
    expect(await imports.record({ id })).toMatchObject({ limit: null })
    await imports.dryRun({ id })
    expect(await imports.record({ id })).toMatchObject({
      status: 'draft',
      limit: {
        message:
          'Your plan Tiny is for 3 units and you have 0: 4 more don’t fit. Choose a larger plan in Settings › Subscription.',
        help: { href: '/manage/settings/subscription' },
      },
    })
    await expect(imports.run({ id })).rejects.toMatchObject({ cause: { code: 'limit_reached' } })
    expect(await ctx.db.unit.count()).toBe(0)
    // Raised, the same draft goes on where it was.
    await across.estate.update({ where: { id: estate.id }, data: { planId: null } })
    expect(await imports.record({ id })).toMatchObject({ status: 'draft', limit: null })
    await imports.run({ id })
  })

  it('is named to whoever founds an estate, before anything is made', async () => {
    const apex = callerAs({ apex: true }).founding
    const room = await apex.room()
    if (!room) throw new Error('the plan that new estates try has no limit')
    const typed = typedIn()
    const fits = [{ name: 'All', prefix: '', first: 1, count: room.max }]
    const past = [...fits, { name: 'One more', prefix: 'X-', first: 1, count: 1 }]
    await expect(apex.start({ ...typed, homes: past })).rejects.toMatchObject({
      message: expect.stringMatching(/^You name [\d,]+ homes, and the plan \w+, which you try first, holds/),
      cause: { code: 'limit_reached' },
    })
    await expect(apex.start({ ...typed, homes: fits })).resolves.toMatchObject({ verified: false })
  })

  it('is none of another estate’s', async () => {
    const { estate } = await tinyEstate()
    for (const number of ['1', '2', '3']) await makeUnit(estate, number)
    const other = await tinyEstate()
    await requireRoom(ctxFor(other.estate), 'units', 3)
    const free = await makeEstate()
    await requireRoom(ctxFor(free), 'units', 1_000_000)
  })
})
