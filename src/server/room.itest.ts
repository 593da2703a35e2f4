import { beforeAll, describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { unsafeAcrossEstates } from './db/client'
import { receiveUpload } from './files/receive'
import type { EstateInfo, MemberActor } from './context'
import { requestOf } from '@/testing/caller'
import { countMessages, requireRoom, usedOf } from './room'

const across = unsafeAcrossEstates('a test makes a plan')
const unit = (number: string) => ({
  ...{ number, propertyId: null, streetNumber: null, streetName: null, kind: 'house' as const },
  ...{ status: 'vacant' as const, floor: null, bedrooms: null, intercom: null },
})

let planId: string
beforeAll(async () => {
  const key = `tiny-${crypto.randomUUID()}`
  const limits = { maxUnits: 3, maxStaff: 1, maxStorage: 1000n, maxMessages: 5 }
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
      cause: { code: 'limit_reached', details: { help: { href: '/manage/settings/subscription' } } },
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

  it('is none of another estate’s', async () => {
    const { estate } = await tinyEstate()
    for (const number of ['1', '2', '3']) await makeUnit(estate, number)
    const other = await tinyEstate()
    await requireRoom(ctxFor(other.estate), 'units', 3)
    const free = await makeEstate()
    await requireRoom(ctxFor(free), 'units', 1_000_000)
  })
})
