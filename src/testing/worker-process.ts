import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { freePort } from '../../scripts/lib/ports.mjs'
import { bundleWorker } from '../../scripts/lib/worker-bundle.mjs'
import { acrossEstates } from './owner'

const FOLDER = 'node_modules/.cache/gatehouse/worker'
let bundle: Promise<string> | undefined
let wanted = 9500

export type WorkerProcess = {
  /** Ends it as a machine that fails would. */
  kill(): Promise<void>
  /** Asks it to end, and gives the code that it ends with. */
  end(): Promise<number | null>
  /** What it says of itself, as whoever watches it reads it. */
  figures(): Promise<string>
  /** How often it has run a job to its end, by its own figures. */
  runs(job: string): Promise<number>
}

/**
 * A worker as a process of its own, bundled as in the container image; by default on the tests' database.
 * It has ended when the test has.
 */
export async function startWorker(env: Record<string, string> = {}): Promise<WorkerProcess> {
  const file = await (bundle ??= bundleWorker(FOLDER))
  const port = await freePort((wanted += 10))
  const worker = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'info', METRICS_PORT: String(port), ...env },
  })
  onTestFinished(() => {
    worker.kill('SIGKILL')
  })
  await ready(worker)
  const figures = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return {
    figures,
    runs: async (job) => runsIn(await figures(), job),
    kill: async () => {
      await ended(worker, 'SIGKILL')
    },
    end: () => ended(worker, 'SIGTERM'),
  }
}

async function ready(worker: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)))
    worker.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('the worker is ready')) resolve()
    })
  })
}

async function ended(worker: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const exit = once(worker, 'exit')
  worker.kill(signal)
  const [code] = await exit
  return code
}

function runsIn(figures: string, job: string): number {
  return figures
    .split('\n')
    .filter(
      (line) => line.startsWith('gatehouse_job_duration_seconds_count') && line.includes(`job="${job}"`),
    )
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}

/** Nothing is left to do of what other tests began: it would keep workers busy for long. */
export async function emptyQueues(): Promise<void> {
  for (const table of ['event_outbox', 'job_request', 'graphile_worker._private_jobs'])
    await acrossEstates(`DELETE FROM ${table}`)
}
