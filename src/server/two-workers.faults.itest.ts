import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { aReport, makeHelpDesk, type HelpDesk } from '@/testing/helpdesk'
import { acrossEstates } from '@/testing/owner'
import { PNG } from '@/testing/pictures'
import { emptyQueues, startWorker, type WorkerProcess } from '@/testing/worker-process'
import { reportTicketFor } from '@/modules/tickets/service/report'
import { storeUpload } from './files'
import { LIVE_CHANNEL } from './relay'

const WAIT = { timeout: 30_000, interval: 50 }
const HOUR = 3_600_000
/** How many jobs two workers have in hand at once. */
const AT_ONCE = 8

/** The sweep's minute of each hour. */
const MINUTE = 23

/** When the sweep was due last. */
function lastSlot(): number {
  const minutes = MINUTE * 60_000
  return Math.floor((Date.now() - minutes) / HOUR) * HOUR + minutes
}

beforeEach(emptyQueues)

const two = (): Promise<[WorkerProcess, WorkerProcess]> => Promise.all([startWorker(), startWorker()])
const runsOf = (workers: WorkerProcess[], job: string) =>
  Promise.all(workers.map((worker) => worker.runs(job)))

/** So many tickets are reported at the desk, of each of which the others there are told. */
async function reportMany(desk: HelpDesk, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, () =>
      reportTicketFor(ctxFor(desk.estate, desk.manager), {
        ...aReport(desk, { title: `Leak ${randomUUID()}` }),
        reporterId: desk.tenant.id,
        source: 'walk_in',
      }),
    ),
  )
}

/** Of how many events the desk has been told. */
const told = ({ estate, facility }: HelpDesk) =>
  ctxFor(estate, facility).db.notification.count({ where: { memberId: facility.id } })

/** Nothing of the estate waits any more, neither for the relay nor for a worker. */
async function untilDone({ estate }: HelpDesk): Promise<void> {
  const left = `SELECT estate_id::text FROM event_outbox WHERE estate_id::text = $1
    UNION ALL SELECT payload->>'estateId' FROM graphile_worker._private_jobs WHERE payload->>'estateId' = $1`
  await vi.waitFor(async () => expect(await acrossEstates(left, [estate.id])).toEqual([]), WAIT)
}

/** How often the desk has been told of something, with repetitions: each time its bell rings. */
async function bellsOf({ facility }: HelpDesk): Promise<() => number> {
  const listener = new pg.Client(process.env.DATABASE_URL)
  let rung = 0
  listener.on('notification', ({ payload = '' }) => {
    if (payload.includes('"bells"') && payload.includes(facility.id)) rung++
  })
  await listener.connect()
  await listener.query(`LISTEN ${LIVE_CHANNEL}`)
  onTestFinished(() => listener.end())
  return () => rung
}

/** No job that tells people of something gets to its end before the door is opened again. */
async function shutTheDoor(): Promise<() => Promise<void>> {
  const owner = new pg.Client(process.env.DATABASE_URL)
  await owner.connect()
  await owner.query('BEGIN; LOCK TABLE notification IN SHARE MODE')
  return () => owner.end()
}

async function inHand(): Promise<number> {
  return (await acrossEstates('SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL'))
    .length
}

describe('two workers on one database', () => {
  it('share the work and do each piece of it once, also when one is killed in the middle of it', async () => {
    const desk = await makeHelpDesk()
    const bells = await bellsOf(desk)
    const both = await two()
    const [first, second] = both
    await reportMany(desk, 30)
    await untilDone(desk)
    await vi.waitFor(() => expect(bells()).toBe(30), WAIT)
    expect(await told(desk)).toBe(30)
    expect(Math.min(...(await runsOf(both, 'notify.event')))).toBeGreaterThan(0)

    const open = await shutTheDoor()
    await reportMany(desk, 30)
    await vi.waitFor(async () => expect(await inHand()).toBe(AT_ONCE), WAIT)
    await first.kill()
    await open()
    await untilDone(desk)
    await vi.waitFor(() => expect(bells()).toBeGreaterThanOrEqual(60), WAIT)
    expect([await told(desk), bells()]).toEqual([60, 60])
    expect(await second.end()).toBe(0)
  }, 60_000)

  it('run what is due at a time once, though both were started for it', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate)
    const dayBefore = { now: () => new Date(Date.now() - 30 * HOUR) }
    await storeUpload(ctxFor(estate, member, dayBefore), { name: 'a.png', bytes: PNG, accept: 'attachment' })
    const missed = lastSlot()
    await acrossEstates(
      `INSERT INTO graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       VALUES ('files.sweepUploads', now() - interval '1 day', $1)
       ON CONFLICT (identifier) DO UPDATE SET last_execution = excluded.last_execution`,
      [new Date(missed - HOUR)],
    )
    const both = await two()
    await vi.waitFor(async () => expect(await ctxFor(estate).db.file.count()).toBe(0), WAIT)
    // One run for the slot that was missed, and one more where the next came while we looked.
    const runs = async () => (await runsOf(both, 'files.sweepUploads')).reduce((sum, one) => sum + one, 0)
    await vi.waitFor(async () => expect(await runs()).toBeGreaterThan(0), WAIT)
    const left = `SELECT 1 FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task
      ON task.id = job.task_id WHERE task.identifier = 'files.sweepUploads'`
    await vi.waitFor(async () => expect(await acrossEstates(left)).toEqual([]), WAIT)
    expect(await runs()).toBe(1 + (lastSlot() - missed) / HOUR)
    expect(await Promise.all(both.map((worker) => worker.end()))).toEqual([0, 0])
  }, 60_000)
})
