import pg from 'pg'
import { fingerprint } from '../lib/fingerprint.mjs'
import { isMain, program, Stop } from '../lib/project.mjs'
import { applyMigrations, migrationNames } from './apply-migrations.mjs'
import { ensureRoles } from './ensure-roles.mjs'
import { ensureStatistics } from './statistics.mjs'
import { ownerUrl } from './url.mjs'
import { ensureWorkerSchema } from './worker-schema.mjs'

const help = `
Usage: npm run db:prepare

Brings the database of DATABASE_URL, or the embedded one, up to date: its roles, its migrations, the job queue. Run it
with each release, before the new processes start.
`

/** Everything that decides what a prepared database looks like. */
export const schemaFingerprint = () =>
  fingerprint([
    'prisma/migrations',
    'scripts/db/roles.mjs',
    'scripts/db/statistics.mjs',
    'scripts/db/worker-schema.mjs',
    'node_modules/graphile-worker/package.json',
  ])

/**
 * Brings a database up to date: roles, migrations, the job queue's schema. Takes some milliseconds when it is.
 * @param {string} ownerUrl
 */
export async function prepareDatabase(ownerUrl) {
  const owner = await connect(ownerUrl)
  try {
    await ensureRoles(ownerUrl)
    if (await isPrepared(owner)) return
    await owner.query("select pg_advisory_lock(hashtext('gatehouse set-up'))")
    if (await isPrepared(owner)) return
    await applyMigrations(owner)
    await ensureWorkerSchema(ownerUrl)
    await ensureStatistics(owner)
    await owner.query(`comment on schema graphile_worker is '${comment()}'`)
  } finally {
    await owner.end()
  }
}

const comment = () => `prepared ${schemaFingerprint()}`

/** The queue's schema carries the mark; a reset of the other tables shows in Prisma's own list. */
async function isPrepared(owner) {
  try {
    const { rows } = await owner.query(
      `select obj_description('graphile_worker'::regnamespace, 'pg_namespace') as mark,
              (select count(*)::int from _prisma_migrations
                where finished_at is not null and rolled_back_at is null) as applied`,
    )
    return rows[0].mark === comment() && rows[0].applied === migrationNames().length
  } catch (error) {
    const noSuchSchemaOrTable = ['3F000', '42P01']
    if (noSuchSchemaOrTable.includes(error.code)) return false
    throw error
  }
}

async function connect(url) {
  const client = new pg.Client(url)
  try {
    await client.connect()
    return client
  } catch (error) {
    const { host, pathname } = new URL(url)
    throw new Stop(
      `The database ${decodeURIComponent(pathname.slice(1))} at ${host} can't be used: ${error.message || error.code}.`,
    )
  }
}

if (isMain(import.meta.url)) {
  await program(help, async () => {
    await prepareDatabase(await ownerUrl())
    console.log('The database is up to date.')
  })
}
