import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { z } from 'zod'
import { PrismaClient } from '@/generated/prisma/client'
import { config } from '../config'
import { log } from '../log'
import { estatePool, withEstate } from './pool'

const extend = (estateId: string, how: { readOnly?: boolean } = {}) =>
  estateClient().$extends({
    query: { $allOperations: ({ args, query }) => withEstate(estateId, () => query(args), how) },
  })

/** What queries run on: the client of an estate or a transaction of it. */
export type Db = Omit<
  ReturnType<typeof extend>,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>

export type Isolation = 'ReadCommitted' | 'RepeatableRead' | 'Serializable'

/** One estate's door to the database. */
export type EstateDb = {
  db: Db
  /** One transaction; tried again (three times in all) where the database saw a deadlock or a clash of writes. */
  transaction<T>(work: (db: Db) => Promise<T>, isolation?: Isolation): Promise<T>
}

function poolConfig(connectionString: string, max: number): pg.PoolConfig {
  return {
    connectionString,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  }
}

const pools: { role: string; pool: pg.Pool }[] = []

function connected(role: string, pool: pg.Pool): pg.Pool {
  pools.push({ role, pool })
  // An idle connection that the server ended (a restart) is only worth a line: the pool opens another.
  pool.on('error', (error) => log().warn({ err: error.message }, 'an idle database connection was lost'))
  return pool
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** Statements are prepared under a name made from their text, so that PostgreSQL parses and plans each once a connection. */
const statementNames = new Map<string, string>()
function statementName(query: { sql: string }): string {
  let name = statementNames.get(query.sql)
  if (!name) {
    name = `q${statementNames.size.toString(36)}`
    if (statementNames.size > 5000) return ''
    statementNames.set(query.sql, name)
  }
  return name
}

const appPool = lazy(() =>
  connected(
    'app',
    estatePool({ ...poolConfig(config().database.app, config().database.pool), pipeline: true }),
  ),
)
const estateClient = lazy(
  () => new PrismaClient({ adapter: new PrismaPg(appPool(), { statementNameGenerator: statementName }) }),
)
const accountPool = lazy(() => connected('account', new pg.Pool(poolConfig(config().database.account, 5))))
const acrossPool = lazy(() => connected('across', new pg.Pool(poolConfig(config().database.across, 5))))
const acrossClient = lazy(() => new PrismaClient({ adapter: new PrismaPg(acrossPool()) }))

/** Accounts, sessions, the directory of estates: platform tables, with no access to any estate's rows. */
export const accountDb = lazy(() => new PrismaClient({ adapter: new PrismaPg(accountPool()) }))

const MOST_CACHED = 2000
const byEstate = new Map<string, EstateDb>()

/** The fenced client of one estate: every operation, raw SQL included, runs in a transaction with its id set. */
export function estateDb(estateId: string): EstateDb {
  const cached = byEstate.get(estateId)
  if (cached) return cached
  const made = makeEstateDb(estateId)
  const oldest = byEstate.size >= MOST_CACHED ? byEstate.keys().next().value : undefined
  if (oldest) byEstate.delete(oldest)
  byEstate.set(estateId, made)
  return made
}

/** The same for somebody who may only look: the database itself refuses to write. */
export function estateDbReadOnly(estateId: string): EstateDb {
  return makeEstateDb(estateId, { readOnly: true })
}

/** The same for what nobody waits for, such as filling a whole estate: a transaction may take a quarter of an hour. */
export function estateDbPatient(estateId: string): EstateDb {
  return makeEstateDb(estateId, { longest: 15 * LONGEST_MS })
}

/** How long a transaction may take. */
const LONGEST_MS = 60_000

type How = { readOnly?: boolean; longest?: number }

function makeEstateDb(estateId: string, { longest = LONGEST_MS, ...how }: How = {}): EstateDb {
  const client = extend(estateId, how)
  const once = <T>(work: (db: Db) => Promise<T>, isolationLevel: Isolation): Promise<T> =>
    withEstate(
      estateId,
      () => client.$transaction((tx) => work(tx), { isolationLevel, maxWait: 10_000, timeout: longest }),
      how,
    )
  return {
    db: client,
    async transaction(work, isolation = 'ReadCommitted') {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work, isolation)
        } catch (error) {
          if (attempt === 3 || !isClash(error)) throw error
        }
      }
    },
  }
}

const rawClash = z.object({
  code: z.literal('P2010'),
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ originalCode: z.enum(['40001', '40P01']) }) }),
  }),
})

/** A deadlock or a clash of writes; under a raw statement Prisma gives the database's own code. */
function isClash(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  return error.code === 'P2034' || rawClash.safeParse(error).success
}

/** One statement for an estate on the bare pool, for the few reads that every request makes. */
export async function estateQuery<Row extends pg.QueryResultRow>(
  estateId: string,
  query: pg.QueryConfig,
): Promise<Row[]> {
  const result = await withEstate(estateId, () => appPool().query<Row>(query))
  return result.rows
}

/** One statement of a long reading; every value comes as PostgreSQL writes it. */
export type EstateReader = (text: string, values?: unknown[]) => Promise<(string | null)[][]>

/**
 * One estate as it is at one moment, for what is too large for Prisma: a read-only snapshot on a connection of its own,
 * rows as arrays of text, through cursors where there are many.
 */
export async function readEstate<T>(estateId: string, work: (read: EstateReader) => Promise<T>): Promise<T> {
  return withEstate(estateId, async () => {
    const client = await appPool().connect()
    try {
      await client.query('BEGIN')
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
      await client.query("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'")
      const result = await work(async (text, values = []) => {
        const types = { getTypeParser: () => String }
        const { rows } = await client.query<(string | null)[]>({ text, values, types, rowMode: 'array' })
        return rows
      })
      await client.query('COMMIT')
      client.release()
      return result
    } catch (error) {
      client.release(error instanceof Error ? error : true)
      throw error
    }
  })
}

/**
 * Work across estates, with its own database role. Only operators' acts, the relay and schedules need it; each says why.
 * @param reason stands in the log; operators' acts are audited by their own procedures besides
 */
export function unsafeAcrossEstates(reason: string): PrismaClient {
  log().debug({ reason }, 'across estates')
  return acrossClient()
}

/** The pool of the role across estates, for the relay and the queue. */
export function unsafeAcrossPool(reason: string): pg.Pool {
  log().debug({ reason }, 'across estates')
  return acrossPool()
}

/** How many connections of each of this process's pools work, rest, and how many queries wait for one. */
export function poolUse() {
  return pools.map(({ role, pool }) => ({
    role,
    used: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  }))
}

/** Closes every pool that the process has opened. */
export async function closeDatabase(): Promise<void> {
  await Promise.allSettled(pools.splice(0).map(({ pool }) => pool.end()))
}

/** One statement on the platform's tables with the account role. */
export async function accountQuery<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const result = await accountPool().query<Row>(text, values)
  return result.rows
}
