import pg from 'pg'
import { afterAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { databaseEnv } from '../../../scripts/db/roles.mjs'
import { cloneDatabase, dropDatabase } from '../../../scripts/test/database.mjs'

const ROWS = 3_000
/** Each row of the first part may be looked for among the others of that part, and for each of its two ties. */
const MOST = 4 * 2 * 500 * 500

const url = await cloneDatabase(z.string().parse(process.env.DATABASE_URL))
// Read when the settings are first asked for, which the next lines do.
for (const [name, value] of Object.entries(databaseEnv(url))) vi.stubEnv(name, value)
const { draftOf, held, long } = await import('@/testing/import-draft')
const { executeImport } = await import('./service/import-work')
const { closeDatabase } = await import('@/server/db/client')

afterAll(() => dropDatabase(url))

/** How many entries of these tables’ indexes were gone through until now. */
async function entriesRead(): Promise<number> {
  const owner = new pg.Client(url)
  await owner.connect()
  const { rows } = await owner.query<{ read: number }>(
    `SELECT sum(idx_tup_read)::int AS read FROM pg_stat_user_indexes WHERE relname IN ('unit', 'member')`,
  )
  await owner.end()
  return rows[0]?.read ?? 0
}

it('the first import of a new installation doesn’t look each row up among all that came before it', async () => {
  const { ctx, imports, id, job } = await draftOf(long(ROWS), 'long.csv')
  await imports.run({ id })
  await executeImport(job, id)
  expect(await held(ctx)).toMatchObject({ units: ROWS, vehicles: ROWS })
  // A connection tells its figures when it ends.
  await closeDatabase()
  expect(await entriesRead()).toBeLessThan(MOST)
}, 60_000)
