import { beforeAll, describe, expect, it, vi } from 'vitest'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { acrossEstates } from '@/testing/owner'
import { PNG } from '@/testing/pictures'
import { emptyQueues, startWorker } from '@/testing/worker-process'
import { ticketReported } from '@/modules/tickets/events'
import { storeUpload } from './files'
import { liveHub, type LiveMessage } from './realtime'

const WAIT = { timeout: 15_000, interval: 50 }

async function reported() {
  const estate = await makeEstate()
  const [member, desk] = [
    await makeMember(estate, { roles: ['facility'] }),
    await makeMember(estate, { roles: ['facility'] }),
  ]
  const ctx = ctxFor(estate, member)
  const report = () =>
    ctx.tx((tx) =>
      tx.emit(ticketReported, {
        entityId: member.id,
        payload: {
          number: 'MNT-2026-0001',
          title: 'Leak',
          reporterId: member.id,
          assigneeId: null,
          householdUnitId: null,
        },
      }),
    )
  return { estate, ctx, desk, report }
}

beforeAll(emptyQueues)

describe('a worker', () => {
  it('finishes what it has, gives up what it can’t, and leaves the rest to the next when killed', async () => {
    const { ctx, estate, report } = await reported()
    // A job that another worker held when it was killed: locked by an id of which nothing lives.
    await report()
    const first = await startWorker()
    await vi.waitFor(async () => expect(await ctx.db.notification.count()).toBe(1), WAIT)
    await first.kill()
    await report()
    await acrossEstates(
      `INSERT INTO graphile_worker._private_tasks (identifier) VALUES ('notify.event') ON CONFLICT DO NOTHING`,
    )
    const [event] = await acrossEstates<{ id: string }>(
      'SELECT event_id AS id FROM event_outbox WHERE estate_id = $1',
      [estate.id],
    )
    await acrossEstates('DELETE FROM event_outbox WHERE estate_id = $1', [estate.id])
    await acrossEstates(`SELECT graphile_worker.add_job('notify.event', $1::json)`, [
      JSON.stringify({ estateId: estate.id, payload: { eventId: event?.id } }),
    ])
    await acrossEstates(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'worker-that-died', locked_at = now() - interval '1 minute', attempts = 1
       WHERE payload->>'estateId' = $1`,
      [estate.id],
    )
    const second = await startWorker()
    await vi.waitFor(async () => expect(await ctx.db.notification.count()).toBe(2), WAIT)
    expect(await second.end()).toBe(0)
    expect(
      await acrossEstates(`SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'estateId' = $1`, [
        estate.id,
      ]),
    ).toEqual([])
  }, 60_000)
})

describe('what is due at a time', () => {
  it('is made up for once when a worker starts after its time', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate)
    const dayBefore = { now: () => new Date(Date.now() - 30 * 3_600_000) }
    const upload = { name: 'leak.png', bytes: PNG, accept: 'attachment' as const }
    await storeUpload(ctxFor(estate, member, dayBefore), upload)
    await acrossEstates(
      `INSERT INTO graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       VALUES ('files.sweepUploads', now() - interval '1 day', now() - interval '5 hours')
       ON CONFLICT (identifier) DO UPDATE SET last_execution = excluded.last_execution`,
    )
    const worker = await startWorker()
    await vi.waitFor(async () => expect(await ctxFor(estate).db.file.count()).toBe(0), WAIT)
    expect(await worker.end()).toBe(0)
  }, 60_000)
})

describe('live screens', () => {
  it('hear of what happens, and after a lost connection ask anew and go on hearing', async () => {
    const { estate, report } = await reported()
    const worker = await startWorker()
    const heard: LiveMessage[] = []
    const stop = new AbortController()
    await liveHub().subscribe(estate.id, (message) => heard.push(message), stop.signal)
    await report()
    await vi.waitFor(
      () => expect(heard).toContainEqual({ events: [expect.objectContaining({ name: 'ticket.reported' })] }),
      WAIT,
    )
    // What a restart of the database does to every connection, for those that listen.
    await acrossEstates(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gatehouse-live' AND datname = current_database()`,
    )
    await vi.waitFor(() => expect(heard).toContainEqual({ missed: true }), WAIT)
    const before = heard.length
    await report()
    await vi.waitFor(
      () =>
        expect(heard.slice(before)).toContainEqual({
          events: [expect.objectContaining({ name: 'ticket.reported' })],
        }),
      WAIT,
    )
    stop.abort()
    expect(await worker.end()).toBe(0)
  }, 60_000)
})
