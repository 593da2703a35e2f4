import { beforeAll, describe, expect, it } from 'vitest'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { acrossEstates } from '@/testing/owner'
import { emptyQueues } from '@/testing/worker-process'
import { settleJob } from '@/modules/registry/work'
import { ticketReported } from '@/modules/tickets/events'
import { unsafeAcrossPool } from './db/client'
import { relayOnce } from './relay'

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

const jobsOf = (estateId: string) =>
  acrossEstates<{ key: string }>(
    `SELECT j.key FROM graphile_worker._private_jobs j WHERE j.payload->>'estateId' = $1 ORDER BY j.id`,
    [estateId],
  )

beforeAll(emptyQueues)

describe('the relay', () => {
  it('hands each event to each listener exactly once, however many relays run', async () => {
    const { estate } = await report(30)
    const pool = unsafeAcrossPool('a test relays')
    await Promise.all(Array.from({ length: 4 }, () => relayOnce(pool)))
    while ((await relayOnce(pool)) > 0) continue
    const jobs = await jobsOf(estate.id)
    expect(jobs).toHaveLength(30)
    expect(new Set(jobs.map((job) => job.key)).size).toBe(30)
    expect(await acrossEstates('SELECT 1 FROM event_outbox WHERE estate_id = $1', [estate.id])).toEqual([])
  })

  it('carries on where the same work was asked for twice at once: it is done once, as it was asked for last', async () => {
    const { estate, ctx } = await report(1)
    const days = ['2027-03-01', '2027-04-01', '2027-05-01']
    for (const day of days)
      await ctx.tx((tx) =>
        tx.enqueue(settleJob, { payload: { day }, runAt: new Date(`${day}T00:00:00Z`), key: 'twice' }),
      )
    while ((await relayOnce(unsafeAcrossPool('a test relays'))) > 0) continue
    const jobs = await acrossEstates<{ day: string; run_at: Date }>(
      `SELECT j.payload->'payload'->>'day' AS day, j.run_at FROM graphile_worker._private_jobs j
       WHERE j.payload->>'estateId' = $1 AND j.key NOT LIKE 'notify.event:%'`,
      [estate.id],
    )
    expect(jobs).toEqual([{ day: '2027-05-01', run_at: new Date('2027-05-01T00:00:00Z') }])
    expect(await acrossEstates('SELECT 1 FROM event_outbox WHERE estate_id = $1', [estate.id])).toEqual([])
  })

  it('carries nothing of a command that failed', async () => {
    const { estate, ctx } = await report(0)
    await ctx
      .tx(async (tx) => {
        await tx.emit(ticketReported, { entityId: estate.id, payload: facts(estate.id) })
        throw new Error('half-way')
      })
      .catch(() => undefined)
    await relayOnce(unsafeAcrossPool('a test relays'))
    expect(await jobsOf(estate.id)).toEqual([])
  })
})
