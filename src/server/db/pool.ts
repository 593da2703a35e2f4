import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Tenant = { estateId: string; readOnly: boolean }

const tenant = new AsyncLocalStorage<Tenant>()

/**
 * Runs work whose queries belong to one estate. Prisma's promises are lazy, so they are awaited in here.
 * @throws Error where the id is not a UUID: it becomes part of a SET LOCAL
 */
export function withEstate<T>(
  estateId: string,
  work: () => PromiseLike<T>,
  { readOnly = false } = {},
): Promise<T> {
  if (!UUID.test(estateId)) throw new Error('not an estate id')
  return tenant.run({ estateId, readOnly }, async () => await work())
}

function begin(): string {
  const here = tenant.getStore()
  if (!here) throw new Error('no estate in this context: the query was not sent')
  // No SELECT here: Prisma sends its isolation level next, which must come before any query.
  return `BEGIN${here.readOnly ? ' READ ONLY' : ''}; SET LOCAL app.estate_id = '${here.estateId}'`
}

/**
 * A pool that opens every transaction for the estate of the context and sends nothing without one. A single statement
 * is wrapped in its own transaction, the three messages pipelined into one round trip. (Built on an instance, because
 * pg types these methods as rows of overloads that a subclass can't restate.)
 */
export function estatePool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(settings)
  const connect: Connect = () =>
    new Promise((resolve, reject) => {
      pg.Pool.prototype.connect.call(pool, (error, client) => {
        if (client) resolve(client)
        else reject(error ?? new Error('no database connection'))
      })
    })
  replace(pool, 'query', (query: string | pg.QueryConfig, values?: unknown[]) =>
    queryOnce(connect, query, values),
  )
  replace(pool, 'connect', async () => forTransactions(connect))
  return pool
}

type Connect = () => Promise<pg.PoolClient>

async function queryOnce(connect: Connect, query: string | pg.QueryConfig, values?: unknown[]) {
  const opening = begin()
  const client = await connect()
  const [opened, answered, committed] = await Promise.allSettled([
    client.query(opening),
    client.query(query, values),
    client.query('COMMIT'),
  ])
  const broken = [opened, committed].find((step) => step.status === 'rejected')
  // A connection whose transaction could not be opened or ended is thrown away, not handed to another estate.
  client.release(broken ? asError(broken.reason) : undefined)
  if (answered.status === 'rejected') throw asError(answered.reason)
  if (broken) throw asError(broken.reason)
  return answered.value
}

/** A connection whose BEGIN opens the estate's transaction; anything sent outside of one finds no estate and fails. */
async function forTransactions(connect: Connect): Promise<pg.PoolClient> {
  const opening = begin()
  const client = await connect()
  const plain: unknown = Reflect.get(client, 'query')
  const release = client.release.bind(client)
  if (typeof plain !== 'function') throw new Error('this connection has no query method')
  replace(client, 'query', (...args: unknown[]): unknown =>
    Reflect.apply(plain, client, isBegin(args[0]) ? [opening, ...args.slice(1)] : args),
  )
  client.release = (error) => {
    Reflect.deleteProperty(client, 'query')
    release(error)
  }
  return client
}

function replace(target: object, name: string, value: (...args: never[]) => unknown): void {
  Object.defineProperty(target, name, { configurable: true, writable: true, value })
}

function isBegin(query: unknown): boolean {
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : query
  return typeof text === 'string' && /^\s*(begin|start transaction)\s*;?\s*$/i.test(text)
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
