import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { aReport, makeHelpDesk, type HelpDesk } from '@/testing/helpdesk'
import { acrossEstates } from '@/testing/owner'
import { PNG } from '@/testing/pictures'
import { emptyQueues, startWorker, type WorkerProcess } from '@/testing/worker-process'
import { reportTicketFor } from '@/modules/tickets/service/report'
import { storeUpload } from './files'

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

async function untilIdle(): Promise<void> {
  const left = `SELECT 1 FROM event_outbox UNION ALL SELECT 1 FROM graphile_worker._private_jobs`
  await vi.waitFor(async () => expect(await acrossEstates(left)).toEqual([]), WAIT)
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
    const both = await two()
    const [first, second] = both
    await reportMany(desk, 30)
    await untilIdle()
    const halves = await runsOf(both, 'notify.event')
    expect(await told(desk)).toBe(30)
    expect(halves.reduce((sum, runs) => sum + runs, 0)).toBe(30)
    expect(Math.min(...halves)).toBeGreaterThan(0)

    const open = await shutTheDoor()
    await reportMany(desk, 30)
    await vi.waitFor(async () => expect(await inHand()).toBe(AT_ONCE), WAIT)
    await first.kill()
    await open()
    await untilIdle()
    expect(await told(desk)).toBe(60)
    expect((halves[0] ?? 0) + (await second.runs('notify.event'))).toBe(60)
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
    await untilIdle()
    expect(await runs()).toBe(1 + (lastSlot() - missed) / HOUR)
    expect(await Promise.all(both.map((worker) => worker.end()))).toEqual([0, 0])
  }, 60_000)
})
