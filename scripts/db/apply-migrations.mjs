import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { inProject, Stop } from '../lib/project.mjs'

const FOLDER = 'prisma/migrations'

/** The table in which Prisma's own commands keep what they have applied, so that they and we agree. */
const KEPT = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/** What wants a table to itself waits no longer than this, because the version that serves waits behind it. */
const LOCK_TIMEOUT = '300ms'
const TRIES = 60
const LOCK_NOT_AVAILABLE = '55P03'

/** The names of all migrations, in their order. */
export const migrationNames = (folder = FOLDER) =>
  fs
    .readdirSync(inProject(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/**
 * Applies what the database lacks, each migration in one transaction with the note that it is applied, so that one that
 * fails leaves nothing behind. Only an index that is built while writes go on can't be in a transaction.
 * @param {import('pg').Client} owner
 * @param {string} folder
 * @returns {Promise<string[]>} what was applied
 */
export async function applyMigrations(owner, folder = FOLDER) {
  await owner.query(KEPT)
  const { rows } = await owner.query(
    'select migration_name, finished_at from _prisma_migrations where rolled_back_at is null',
  )
  const failed = rows.find(({ finished_at }) => finished_at === null)
  if (failed)
    throw new Stop(
      `The migration ${failed.migration_name} has begun and not ended, by another program than this. Look what it did, ` +
        'then mark its row in _prisma_migrations as finished or rolled back.',
    )
  const known = new Set(rows.map(({ migration_name }) => migration_name))
  const wanted = migrationNames(folder).filter((name) => !known.has(name))
  for (const name of wanted) await applyPatiently(owner, folder, name)
  return wanted
}

async function applyPatiently(owner, folder, name) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await apply(owner, folder, name)
    } catch (error) {
      await owner.query('rollback')
      if (error.code !== LOCK_NOT_AVAILABLE || attempt === TRIES)
        throw new Stop(`The migration ${name} failed, and left nothing behind: ${error.message}.`)
      await pause(1000)
    }
  }
}

async function apply(owner, folder, name) {
  const sql = fs.readFileSync(inProject(folder, name, 'migration.sql'), 'utf8')
  const checksum = createHash('sha256').update(sql).digest('hex')
  const index = indexBesideWrites(sql)
  if (index) await buildBesideWrites(owner, index, sql)
  await owner.query(`begin; set local lock_timeout = '${LOCK_TIMEOUT}'`)
  if (!index) await owner.query(sql)
  await owner.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  )
  await owner.query('commit')
}

/** The index that a migration builds while writes go on; a fence sees to it that it does nothing else. */
function indexBesideWrites(sql) {
  const bare = sql.replace(/--.*$/gm, '').trim()
  return /^create (?:unique )?index concurrently "?(\w+)"?/i.exec(bare)?.[1]
}

/** Can't be in a transaction, so that half an index is left where it is cut off: it goes first. It waits for others, but nobody for it. */
async function buildBesideWrites(owner, index, sql) {
  const { rows } = await owner.query('select indisvalid from pg_index where indexrelid = to_regclass($1)', [
    index,
  ])
  if (rows[0]?.indisvalid) return
  const dropHalf = () => owner.query(`drop index concurrently if exists ${index}`)
  await dropHalf()
  try {
    await owner.query(sql)
  } catch (error) {
    await dropHalf()
    throw error
  }
}
