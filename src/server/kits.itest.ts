import { describe, expect, it } from 'vitest'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { ticketReported } from '@/modules/tickets/events'
import { DomainError } from './errors'
import { limit } from './limits'
import { notifyOf } from './notify'

const facts = (reporterId: string) => ({
  number: 'MNT-2026-0001',
  title: 'Leak',
  reporterId,
  assigneeId: null,
  unitId: null,
  householdUnitId: null,
})

async function report(times: number) {
  const estate = await makeEstate()
  const member = await makeMember(estate, { roles: ['facility'] })
  const desk = await makeMember(estate, { roles: ['facility'] })
  const ctx = ctxFor(estate, member)
  for (let time = 0; time < times; time++)
    await ctx.tx((tx) => tx.emit(ticketReported, { entityId: member.id, payload: facts(member.id) }))
  return { estate, desk, ctx }
}

describe('numbers', () => {
  it('count on without gap or double when many are taken at once and some commands fail', async () => {
    const ctx = ctxFor(await makeEstate())
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        ctx
          .tx(async (tx) => {
            const number = await tx.number('MNT')
            if (index % 4 === 0) throw new Error('a failed save')
            return number
          })
          .catch(() => null),
      ),
    )
    const year = new Date().getFullYear()
    const expected = Array.from(
      { length: 30 },
      (_, index) => `MNT-${year}-${String(index + 1).padStart(4, '0')}`,
    )
    expect(taken.filter((number) => number !== null).toSorted()).toEqual(expected)
  })

  it('grow a digit past 9999 and start anew with the estate’s own new year', async () => {
    const estate = await makeEstate({ timeZone: 'Pacific/Auckland' })
    await ctxFor(estate).db.numberCounter.create({ data: { prefix: 'MNT', year: 2026, value: 9999 } })
    const at = (iso: string) =>
      ctxFor(estate, undefined, { now: () => new Date(iso) }).tx((tx) => tx.number('MNT'))
    expect(await at('2026-12-31T10:59:00Z')).toBe('MNT-2026-10000')
    expect(await at('2026-12-31T11:01:00Z')).toBe('MNT-2027-0001')
  })
})

describe('the bell', () => {
  it('rings once for those concerned, however often the job runs, and not for who caused it', async () => {
    const { desk, ctx } = await report(1)
    const event = await ctx.db.event.findFirstOrThrow({ select: { id: true } })
    await Promise.all([notifyOf(ctx, { eventId: event.id }), notifyOf(ctx, { eventId: event.id })])
    await notifyOf(ctx, { eventId: event.id })
    const lines = await ctx.db.notification.findMany({ select: { memberId: true, kind: true } })
    expect(lines).toEqual([{ memberId: desk.id, kind: 'tickets.reported' }])
  })
})

describe('limits', () => {
  it('forget what is taken back', async () => {
    const key = ['test', crypto.randomUUID()]
    for (let time = 0; time < 5; time++) await (await limit(key, { max: 1, windowSeconds: 60 })).takeBack()
    await limit(key, { max: 1, windowSeconds: 60 })
    await expect(limit(key, { max: 1, windowSeconds: 60 })).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
  })

  it('let exactly so many through, however many come at once', async () => {
    const key = ['test', crypto.randomUUID()]
    const results = await Promise.all(
      Array.from({ length: 25 }, () =>
        limit(key, { max: 10, windowSeconds: 60 }).then(
          () => true,
          (error: unknown) => (error instanceof DomainError ? error.kind : 'other'),
        ),
      ),
    )
    expect(results.filter((result) => result === true)).toHaveLength(10)
    expect(results.filter((result) => result === 'RATE_LIMITED')).toHaveLength(15)
  })
})
