import { afterEach, describe, expect, it, vi } from 'vitest'
import { acrossEstates } from '@/testing/owner'
import { startWorker } from '@/testing/worker-process'
import { METRICS } from './metrics'

const WAIT = { timeout: 15_000, interval: 100 }

afterEach(async () => {
  await acrossEstates('DELETE FROM graphile_worker._private_jobs')
})

/** What one line of the figures says: the value of a name with these labels. */
function valueOf(text: string, name: string, ...labels: string[]): number {
  const line = text
    .split('\n')
    .find((line) => line.startsWith(name) && labels.every((label) => line.includes(label)))
  return Number(line?.split(' ').at(-1))
}

/** A web process counts requests; nobody replicates the tests' database, and they are served without https. */
const NOT_A_WORKERS = [
  'gatehouse_request_duration_seconds',
  'gatehouse_live_connections',
  'gatehouse_replication_lag_seconds',
  'gatehouse_certificate_remaining_seconds',
]

describe('the figures of a worker', () => {
  it('tell of jobs that fail and die, of what waits, and of the process itself', async () => {
    await acrossEstates('DELETE FROM graphile_worker._private_jobs')
    await acrossEstates(
      `SELECT graphile_worker.add_job('notify.event', $1::json, max_attempts => $2)
       FROM (VALUES (1), (5)) AS tries (tries)`.replace('$2', 'tries'),
      [JSON.stringify({ estateId: null, payload: {} })],
    )
    await acrossEstates(
      `SELECT graphile_worker.add_job('nobody.knows_it', '{}', run_at => now() - interval '10 minutes')`,
    )
    await acrossEstates(
      `SELECT graphile_worker.add_job('nobody.knows_it', '{}', run_at => now() + interval '1 day')`,
    )
    const worker = await startWorker()
    await vi.waitFor(async () => {
      const text = await worker.figures()
      const count = 'gatehouse_job_duration_seconds_count'
      expect(valueOf(text, count, 'job="notify.event"', 'outcome="dead"')).toBe(1)
      expect(valueOf(text, count, 'job="notify.event"', 'outcome="failed"')).toBeGreaterThanOrEqual(1)
      expect(valueOf(text, 'gatehouse_jobs', 'state="dead"')).toBeGreaterThanOrEqual(1)
    }, WAIT)
    const text = await worker.figures()
    expect(valueOf(text, 'gatehouse_jobs', 'state="due"')).toBeGreaterThanOrEqual(1)
    expect(valueOf(text, 'gatehouse_jobs', 'state="later"')).toBeGreaterThanOrEqual(1)
    expect(valueOf(text, 'gatehouse_job_age_seconds')).toBeGreaterThanOrEqual(600)
    expect(valueOf(text, 'gatehouse_store_failures_total')).toBe(0)
    expect(valueOf(text, 'gatehouse_disk_free_ratio')).toBeLessThan(1)
    const served = (name: string) => new RegExp(`^# TYPE ${name}(_total)? `, 'm').test(text)
    expect(Object.keys(METRICS).filter((name) => !served(name))).toEqual(NOT_A_WORKERS)
  }, 40_000)

  it('keep no worker from ending', async () => {
    const worker = await startWorker()
    expect(await worker.figures()).toContain('gatehouse_jobs')
    expect(await worker.end()).toBe(0)
    await expect(worker.figures()).rejects.toThrow()
  }, 40_000)
})
