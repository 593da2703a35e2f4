import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { startWorker } from '@/testing/worker-process'
import { applyMigrations, migrationNames } from '../../scripts/db/apply-migrations.mjs'
import { databaseEnv } from '../../scripts/db/roles.mjs'
import { cloneDatabase, dropDatabase } from '../../scripts/test/database.mjs'

const WAIT = { timeout: 30_000, interval: 20 }
/** What the version that serves asks of the database fails where it waits longer than this behind a migration. */
const PATIENCE = '3s'
/** Brought by the next version; made for these tests. */
const NEXT = 'fences/migrations-next'
/** So many migrations may be a release of ours. */
const NEWEST = 8

const server = z.string().parse(process.env.DATABASE_URL)
const made: string[] = []
afterAll(async () => {
  for (const url of made) await dropDatabase(url)
})

async function database(make: (serverUrl: string) => Promise<string>): Promise<string> {
  const url = await make(server)
  made.push(url)
  return url
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const impatient = (url: string) => {
  const with_ = new URL(url)
  with_.searchParams.set('options', `-c statement_timeout=${PATIENCE}`)
  return with_.href
}

/** Somebody whose reading of a table takes its time. */
async function slowReader(url: string, table: string): Promise<{ leave: () => Promise<void> }> {
  const client = await connected(url)
  await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS SHARE MODE`)
  return { leave: () => client.end() }
}

/** Goes on doing something until it is told to stop, and tells how often it has been done. */
function keepDoing(work: () => Promise<void>) {
  const stopping = new AbortController()
  let times = 0
  const done = (async () => {
    for (; !stopping.signal.aborted; times++) await work()
  })()
  // Awaited in the end, where a failure is seen.
  done.catch(() => undefined)
  return {
    async more(count = 5) {
      const before = times
      const went = vi.waitUntil(() => times >= before + count, WAIT)
      await Promise.race([went, done])
    },
    async stop() {
      stopping.abort()
      await done
      return times
    },
  }
}

const columnsOf = `SELECT table_name AS table, string_agg(quote_ident(column_name), ', ') AS columns
  FROM information_schema.columns JOIN pg_class ON oid = format('public.%I', table_name)::regclass
  WHERE table_schema = 'public' AND relkind = 'r' AND relrowsecurity
    AND has_column_privilege('gatehouse_app', pg_class.oid, column_name, 'SELECT') GROUP BY 1 ORDER BY 1`

describe('while the migrations of the next version are applied, and afterwards', () => {
  let url: string
  let product: Awaited<ReturnType<typeof load>>

  /** The version that serves, with a database of its own. */
  async function load() {
    return {
      ...(await import('@/testing/estate')),
      ...(await import('@/testing/helpdesk')),
      ...(await import('@/modules/tickets/service/report')),
      ...(await import('./db/client')),
      ...(await import('./health')),
    }
  }

  beforeAll(async () => {
    url = await database(cloneDatabase)
    const env = databaseEnv(url)
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    for (const name of ['APP_DATABASE_URL', 'ACCOUNT_DATABASE_URL', 'ACROSS_DATABASE_URL'] as const)
      vi.stubEnv(name, impatient(env[name]))
    product = await load()
  })

  afterAll(async () => {
    await product.closeDatabase()
    vi.unstubAllEnvs()
  })

  it('the version that serves goes on reading and writing, and its worker working', async () => {
    const desk = await product.makeHelpDesk()
    const ctx = product.ctxFor(desk.estate, desk.facility)
    const worker = await startWorker()
    let written = 0
    const serving = keepDoing(async () => {
      await product.reportTicketFor(product.ctxFor(desk.estate, desk.manager), {
        ...product.aReport(desk, { title: `Leak ${written}` }),
        reporterId: desk.tenant.id,
        source: 'walk_in',
      })
      written++
      expect(await ctx.db.ticket.count()).toBe(written)
    })
    await serving.more()

    const reader = await slowReader(url, 'ticket')
    const owner = await connected(url)
    const applying = applyMigrations(owner, NEXT)
    const waitsFor = async (what: string) => {
      const watch = `SELECT 1 FROM pg_stat_activity WHERE query ILIKE $1 AND wait_event_type = 'Lock'
        AND datname = current_database()`
      const look = await connected(url)
      await vi.waitFor(async () => expect((await look.query(watch, [what])).rows).toHaveLength(1), WAIT)
    }
    // It waits for the reader, and nobody for it.
    await waitsFor('%ADD COLUMN next_estimate_minor%')
    await serving.more()
    await reader.leave()
    expect(await applying).toEqual(migrationNames(NEXT))
    await serving.more()
    await serving.stop()

    expect(await product.isReady()).toBe(true)
    const told = () => ctx.db.notification.count({ where: { memberId: desk.facility.id } })
    await vi.waitFor(async () => expect(await told()).toBe(written), WAIT)
    const across = await connected(databaseEnv(url).ACROSS_DATABASE_URL)
    const { rows } = await across.query('SELECT next_channel FROM ticket GROUP BY 1')
    expect(rows).toEqual([{ next_channel: 'app' }])
    expect(await worker.end()).toBe(0)
  }, 90_000)
})

describe('while our newest migrations are applied, and afterwards', () => {
  it('what could be read and written before them goes on', async () => {
    const url = await database(async (serverUrl) => {
      const url = await cloneDatabase(serverUrl)
      const owner = await connected(url)
      await owner.query(
        'DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO public',
      )
      await owner.end()
      return url
    })
    const names = migrationNames()
    const before = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-before-'))
    for (const name of names.slice(0, -NEWEST))
      cpSync(path.join('prisma/migrations', name), path.join(before, name), { recursive: true })
    const owner = await connected(url)
    await applyMigrations(owner, path.relative('.', before))
    rmSync(before, { recursive: true })

    const tables = z
      .array(z.object({ table: z.string(), columns: z.string() }))
      .parse((await owner.query(columnsOf)).rows)
    const estate = '01890000-0000-7000-8000-000000000001'
    const across = await connected(databaseEnv(url).ACROSS_DATABASE_URL)
    await across.query(
      `INSERT INTO estate (id, slug, name, country, time_zone, currency, locale, dialling_code, unit_word)
       VALUES ($1, 'before', 'Before', 'ZA', 'Africa/Johannesburg', 'ZAR', 'en-ZA', '+27', 'Erf')`,
      [estate],
    )
    const app = await connected(impatient(databaseEnv(url).APP_DATABASE_URL))
    await app.query(`SET app.estate_id = '${estate}'`)
    let round = 0
    const serving = keepDoing(async () => {
      round++
      for (const { table, columns } of tables)
        await app.query({ name: table, text: `SELECT ${columns} FROM ${table} LIMIT 5` })
      for (const [index, text] of WRITES.entries())
        await app.query({ name: `write ${index}`, text, values: [String(round)] })
    })
    await serving.more()
    expect(await applyMigrations(owner)).toEqual(names.slice(-NEWEST))
    await serving.more()
    const rounds = await serving.stop()
    const { rows } = await across.query('SELECT count(*)::int AS written FROM ticket WHERE estate_id = $1', [
      estate,
    ])
    expect(rows).toEqual([{ written: rounds }])
  }, 60_000)
})

/** What every version writes, with the columns that the first had. */
const WRITES = [
  `INSERT INTO property (name) VALUES ('Block ' || $1)`,
  `INSERT INTO unit (number) VALUES ($1)`,
  `INSERT INTO member (name, email) VALUES ('Person ' || $1, $1 || '@example.com')`,
  `INSERT INTO vehicle (registration) VALUES ('CA' || $1)`,
  `INSERT INTO ticket_category (name) VALUES ('Category ' || $1)`,
  `INSERT INTO occupancy (unit_id, member_id, relation)
   SELECT unit.id, member.id, 'owner' FROM unit, member WHERE unit.number = $1 AND member.name = 'Person ' || $1`,
  `INSERT INTO file (name, mime, size, sha256) VALUES ($1, 'image/png', 1, '')`,
  `INSERT INTO ticket (number, category_id, title, description, place, reporter_id, created_by_id)
   SELECT 'MNT-' || $1, category.id, 'Leak', '', 'The gate', member.id, member.id FROM ticket_category category, member
   WHERE category.name = 'Category ' || $1 AND member.name = 'Person ' || $1`,
  `INSERT INTO event (name, entity, entity_id, actor_kind, actor_name)
   SELECT 'ticket.reported', 'ticket', id, 'system', 'test' FROM ticket WHERE number = 'MNT-' || $1`,
  `INSERT INTO notification (member_id, event_id, kind, urgency, href)
   SELECT member.id, event.id, 'tickets.reported', 'normal', '/' FROM member, event, ticket
   WHERE member.name = 'Person ' || $1 AND event.entity_id = ticket.id AND ticket.number = 'MNT-' || $1`,
  `UPDATE ticket SET status = 'closed', updated_at = now() WHERE number = 'MNT-' || $1`,
  `UPDATE member SET status = 'left' WHERE name = 'Person ' || $1`,
]
