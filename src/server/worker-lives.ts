import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { config } from './config'
import { log } from './log'

// The queue gives a dead worker's jobs back only after four hours. Here every worker holds an advisory lock on a
// connection of its process for as long as it lives; jobs locked by a worker whose lock is free are given back at once.

/** Every worker that lives holds a lock of this class. */
export const WORKER_LOCKS = 7_266_001
/** A worker may lock a job an instant before its own lock stands. */
const YOUNG_SECONDS = 3
const LOOK_EVERY_MS = 2_000
const LOCK = 'SELECT pg_advisory_lock($1, hashtext($2))'

export class WorkerLives {
  private readonly ids = new Set<string>()
  private client: pg.Client | null = null
  private connecting: Promise<void> | null = null
  private marking = Promise.resolve()
  private timer: NodeJS.Timeout | undefined
  private stopped = false

  /** Marks each worker that these events tell of as alive, and looks after the dead ones' jobs. */
  static async watch(events: WorkerEvents): Promise<WorkerLives> {
    const lives = new WorkerLives()
    events.on('worker:create', ({ worker }) => lives.mark(worker.workerId))
    await lives.connect()
    lives.look()
    return lives
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.client?.end().catch(() => undefined)
  }

  private mark(id: string): void {
    this.ids.add(id)
    // One after another: several workers of this process are made at the same moment.
    this.marking = this.marking.then(async () => {
      await this.client?.query(LOCK, [WORKER_LOCKS, id]).catch(() => undefined)
    })
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: config().database.direct, keepAlive: true })
    client.on('error', () => undefined)
    await client.connect()
    client.once('end', () => {
      this.client = null
    })
    for (const id of this.ids) await client.query(LOCK, [WORKER_LOCKS, id])
    this.client = client
  }

  private look(): void {
    this.timer = setTimeout(() => {
      void this.reap().finally(() => {
        if (!this.stopped) this.look()
      })
    }, LOOK_EVERY_MS)
  }

  private async reap(): Promise<void> {
    try {
      if (!this.client) await (this.connecting ??= this.connect().finally(() => (this.connecting = null)))
      const dead = await this.deadWorkers()
      if (dead.length === 0) return
      log().warn({ workers: dead }, 'workers have died; their jobs are given back')
      await this.client?.query('SELECT graphile_worker.force_unlock_workers($1)', [dead])
    } catch (error) {
      log().warn({ err: error }, 'dead workers could not be looked for')
    }
  }

  private async deadWorkers(): Promise<string[]> {
    const answer = await this.client?.query<{ locked_by: string }>(
      `SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
         AND locked_at < now() - make_interval(secs => ${YOUNG_SECONDS})
       GROUP BY locked_by
       HAVING NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = ${WORKER_LOCKS}
         AND objid = (hashtext(locked_by)::bigint & 4294967295)::oid AND objsubid = 2 AND granted)`,
    )
    return (answer?.rows ?? []).map((row) => row.locked_by).filter((id) => !this.ids.has(id))
  }
}
