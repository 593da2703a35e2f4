import { EventEmitter } from 'node:events'
import {
  Logger,
  parseCronItems,
  run,
  type ParsedCronItem,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import { config } from './config'
import { estateById } from './estates'
import { log } from './log'
import { makeCtx, systemActor } from './make-context'
import { modules, modulesOf, type RunnableJob } from './module'
import { notifyOf } from './notify'
import { countOutcome, flushOutcomes } from './outcomes'
import { relayUntil } from './relay'
import { asJob } from './running-job'
import { timer } from './telemetry/metrics'
import { traced } from './telemetry/traces'
import { WorkerLives } from './worker-lives'

const envelope = z.object({
  estateId: z.uuid().nullable(),
  payload: z.unknown(),
  askedBy: z.object({ id: z.uuid(), name: z.string() }).nullish(),
})

/** Platform jobs belong to no estate and get no door to one. */
export type PlatformJob = {
  name: string
  /** When it runs by itself, as a cron pattern in UTC; its payload is empty then. */
  schedule?: string
  run(payload: unknown): Promise<void>
}

const notifyJob: RunnableJob = {
  name: 'notify.event',
  maxAttempts: 10,
  run: (ctx, payload) => notifyOf(ctx, payload),
}

/** Every module's jobs as tasks of the queue, each behind its estate's fences. */
export function taskList(platformJobs: readonly PlatformJob[]): TaskList {
  const tasks: TaskList = {
    [notifyJob.name]: (payload, helpers) =>
      asJob(helpers.job.id, () => runForEstate(notifyJob, payload, helpers.abortSignal)),
  }
  for (const module of modules())
    for (const { job, load } of module.jobs ?? [])
      tasks[job.name] = async (payload, helpers) =>
        asJob(helpers.job.id, async () =>
          runForEstate(await load(), payload, helpers.abortSignal, module.name),
        )
  for (const job of platformJobs)
    tasks[job.name] = (payload, helpers) =>
      asJob(helpers.job.id, () => traced(`job ${job.name}`, () => job.run(envelope.parse(payload).payload)))
  return tasks
}

const MISSED_MS = 2 * 3_600_000

/**
 * The jobs that run by themselves. Whichever worker claims a slot first runs it; slots of the last two hours in which no
 * worker ran are made up for, all of them by one run.
 */
function timetable(platformJobs: readonly PlatformJob[]): ParsedCronItem[] {
  return parseCronItems(
    platformJobs.flatMap(({ name, schedule }) =>
      schedule
        ? {
            task: name,
            match: schedule,
            identifier: name,
            payload: { estateId: null, payload: {} },
            options: { backfillPeriod: MISSED_MS, maxAttempts: 3, jobKey: name },
          }
        : [],
    ),
  )
}

async function runForEstate(
  job: RunnableJob,
  raw: unknown,
  signal: AbortSignal,
  module?: string,
): Promise<void> {
  const { estateId, payload, askedBy } = envelope.parse(raw)
  if (!estateId) throw new Error(`the job ${job.name} names no estate`)
  const estate = await estateById(estateId)
  if (!estate) throw new Error(`the estate of the job ${job.name} does not exist`)
  const ctx = makeCtx({ estate, actor: systemActor(job.name), onBehalfOf: askedBy ?? null })
  if (module && !modulesOf(estate).some(({ name }) => name === module)) {
    ctx.log.info({ job: job.name }, 'passed over: its module is switched off')
    return
  }
  await traced(`job ${job.name}`, () => job.run(ctx, payload, { signal }))
}

const PINO_LEVEL = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

/** The queue's own words, in the process's log. */
const queueLog = new Logger(() => (level, message) => {
  log()[PINO_LEVEL[level]](message)
})

function timeJobs({ events }: Runner): void {
  const note = timer('gatehouse_job_duration_seconds')
  const began = new WeakMap<object, number>()
  events.on('job:start', ({ job }) => began.set(job, performance.now()))
  events.on('job:complete', ({ job, error }) => {
    countOutcome('job', Boolean(error))
    const seconds = (performance.now() - (began.get(job) ?? performance.now())) / 1000
    const failed = job.attempts >= job.max_attempts ? 'dead' : 'failed'
    note(seconds, { job: job.task_identifier, outcome: error ? failed : 'done' })
  })
}

/** A running worker: queue and relay. `stop` lets jobs under way finish. */
export type RunningWorker = { stop(): Promise<void>; finished: Promise<void> }

export async function startWorker(
  platformJobs: readonly PlatformJob[],
  concurrency = 4,
): Promise<RunningWorker> {
  const pool = new pg.Pool({ connectionString: config().database.direct, max: concurrency + 4 })
  const lost = (error: Error) => log().warn({ err: error.message }, 'a connection of the worker was lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const stopping = new AbortController()
  const relaying = relayUntil(pool, stopping.signal, (err) =>
    log().error({ err }, 'the relay failed; it tries again'),
  )
  const events: WorkerEvents = new EventEmitter()
  const lives = await WorkerLives.watch(events)
  const runner: Runner = await run({
    pgPool: pool,
    events,
    logger: queueLog,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    taskList: taskList(platformJobs),
    parsedCronItems: timetable(platformJobs),
  })
  runner.events.on('job:error', ({ job, error }) =>
    log().warn({ job: job.task_identifier, id: job.id, attempts: job.attempts, err: error }, 'a job failed'),
  )
  runner.events.on('job:failed', ({ job, error }) =>
    log().error({ job: job.task_identifier, id: job.id, err: error }, 'a job is given up: dead letter'),
  )
  timeJobs(runner)
  return {
    finished: runner.promise,
    async stop() {
      stopping.abort()
      await relaying
      await runner.stop()
      await lives.stop()
      await flushOutcomes()
      await pool.end()
    },
  }
}
