import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { acrossEstates } from '@/testing/owner'
import { PNG } from '@/testing/pictures'
import { freePort } from '../../scripts/lib/ports.mjs'
import { storeUpload } from './files'

const HOUR = 3_600_000
/** The sweep's minute of each hour. */
const MINUTE = 23

/** When the sweep was due last. */
function lastSlot(): number {
  const minutes = MINUTE * 60_000
  return Math.floor((Date.now() - minutes) / HOUR) * HOUR + minutes
}

const WAIT = { timeout: 40_000, interval: 100 }

type Worker = { process: ChildProcess; port: number }
const workers: Worker[] = []

async function startTwo(): Promise<void> {
  for (const wanted of [9600, 9620]) {
    const port = await freePort(wanted)
    const process_ = spawn(process.execPath, ['--import', 'tsx', 'src/worker.ts'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, METRICS_PORT: String(port) },
    })
    workers.push({ process: process_, port })
  }
  for (const worker of workers) await vi.waitFor(() => runs(worker, ''), WAIT)
}

/** How often this worker has run a job, by its own figures. */
async function runs({ port }: Worker, job: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return text
    .split('\n')
    .filter(
      (line) => line.startsWith('gatehouse_job_duration_seconds_count') && line.includes(`job="${job}"`),
    )
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}

const runsOfBoth = (job: string) => Promise.all(workers.map((worker) => runs(worker, job)))

beforeEach(async () => {
  for (const table of ['event_outbox', 'job_request', 'graphile_worker._private_jobs'])
    await acrossEstates(`DELETE FROM ${table}`)
})

afterEach(async () => {
  for (const { process } of workers) process.kill('SIGTERM')
  const codes = await Promise.all(
    workers.splice(0).map(async ({ process }) => process.exitCode ?? (await once(process, 'exit'))[0]),
  )
  expect(codes).toEqual([0, 0])
})

describe('two workers on one database', () => {
  it('run what is due at a time once, though both were started for it', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate)
    const dayBefore = { now: () => new Date(Date.now() - 30 * 3_600_000) }
    await storeUpload(ctxFor(estate, member, dayBefore), { name: 'a.png', bytes: PNG, accept: 'attachment' })
    const missed = lastSlot()
    await acrossEstates(
      `INSERT INTO graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       VALUES ('files.sweepUploads', now() - interval '1 day', $1)
       ON CONFLICT (identifier) DO UPDATE SET last_execution = excluded.last_execution`,
      [new Date(missed - HOUR)],
    )
    await startTwo()
    await vi.waitFor(async () => expect(await ctxFor(estate).db.file.count()).toBe(0), WAIT)
    // One run for the slot that was missed, and one more where the next came while we looked.
    await vi.waitFor(async () => {
      const [first = 0, second = 0] = await runsOfBoth('files.sweepUploads')
      expect(first + second).toBe(1 + (lastSlot() - missed) / HOUR)
    }, WAIT)
  }, 90_000)
})
