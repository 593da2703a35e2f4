import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { adminUrl } from '../db/owner.mjs'
import { clusters, hold, stop } from '../db/postgres.mjs'
import { databaseEnv } from '../db/roles.mjs'
import { ensureClient } from '../lib/build.mjs'
import { inForeground } from '../lib/foreground.mjs'
import { loadEnv, Stop } from '../lib/project.mjs'
import { runNode } from '../lib/tools.mjs'
import { archiveLog, baseBackup, nameMoment, restore } from './backup.mjs'
import { brokenKeys, differences, picture } from './compare.mjs'

/** @param {string[]} args */
export async function restoreDrill(args) {
  loadEnv()
  const { values } = parseArgs({
    args,
    options: { source: { type: 'string' }, restored: { type: 'string' } },
  })
  if (Boolean(values.source) !== Boolean(values.restored))
    throw new Stop('--source and --restored belong together; --help tells more.')
  if (values.source && values.restored) return compareTwo(values.source, values.restored)
  if (process.env.DATABASE_URL)
    throw new Stop(
      'DATABASE_URL names a database that its platform backs up. Restore such a backup beside it, then run this with ' +
        '--source and --restored; --help tells more.',
    )
  await inForeground(async (close) => {
    const { url, release } = await hold(clusters.main())
    close(release)
    await drill(clusters.main(), url, close)
  })
}

async function compareTwo(source, restored) {
  const before = await picture(source)
  conclude([
    ...differences({ before, after: await picture(source), restored: await picture(restored) }),
    ...(await brokenKeys(restored)),
  ])
  console.log(`The restored database is as the source: ${summary(before)}.`)
}

/**
 * Backs a cluster up, restores it beside itself, compares the two and throws the restored one away.
 * @param {ReturnType<typeof clusters.main>} cluster
 * @param {string} url its owner's connection string
 * @param {(closing: () => Promise<void>) => void} close
 */
export async function drill(cluster, url, close, say = console.log) {
  await requireSomething(url)
  const record = JSON.parse(fs.readFileSync(cluster.beside('.json'), 'utf8'))
  const admin = await connect(adminUrl(record))
  close(() => admin.end())
  const database = new URL(url).pathname
  const [copy, archive] = [cluster.beside('-drill'), cluster.beside('-drill-log')]
  const clear = () => {
    for (const entry of [copy, archive, `${copy}.json`, `${copy}.log`, `${copy}.lock`])
      fs.rmSync(entry, { recursive: true, force: true })
  }
  clear()
  close(async () => clear())
  await admin.query('drop table if exists public.gatehouse_drill')
  await admin.query('create table public.gatehouse_drill (moment text)')
  close(() => admin.query('drop table if exists public.gatehouse_drill').then(() => undefined))

  const source = withPath(adminUrl(record), database)
  await timed(say, 'Backed up', () => baseBackup(admin, cluster.folder, copy))
  await admin.query(`insert into public.gatehouse_drill values ('after the backup')`)
  const before = await picture(source)
  await nameMoment(admin)
  const after = await picture(source)
  await admin.query(`insert into public.gatehouse_drill values ('after the named moment')`)
  await archiveLog(admin, cluster.folder, archive)

  const restored = await timed(say, 'Restored to the named moment', () => restore(copy, archive, record))
  close(() => stop(restored.cluster).then(() => undefined))
  const port = new URL(restored.url).port
  const copied = withPath(adminUrl({ ...record, port }), database)
  conclude([
    ...(await momentsOf(adminUrl({ ...record, port }))),
    ...differences({ before, after, restored: await picture(copied) }),
    ...(await brokenKeys(copied)),
  ])
  const env = databaseEnv(restored.url)
  await ensureClient()
  await runNode('scripts/restore-drill/serves.ts', ['--import', 'tsx', 'scripts/restore-drill/serves.ts'], {
    ...env,
    AUTH_SECRET: 'only for as long as the drill takes',
    DATA_DIR: path.dirname(cluster.folder),
  })
  say(`The restored database is as the source was, and the product could serve from it: ${summary(before)}.`)
}

async function requireSomething(url) {
  const client = await connect(url)
  const { rows } = await client.query("select to_regclass('_prisma_migrations') as table")
  await client.end()
  if (!rows[0].table) throw new Stop('The database has nothing to bring back yet. `npm run demo` fills it.')
}

/** What came after the backup is in the log; what came after the named moment is not wanted. */
async function momentsOf(url) {
  const client = await connect(url)
  const { rows } = await client.query('select moment from public.gatehouse_drill')
  await client.end()
  const moments = rows.map(({ moment }) => moment).join(', ')
  return moments === 'after the backup'
    ? []
    : [`The restored server is of another moment: it knows “${moments}”.`]
}

function summary({ tables }) {
  const rows = [...tables.values()].reduce((sum, value) => sum + Number.parseInt(value, 10), 0)
  return `${tables.size} tables with ${rows} rows, their contents, keys, fences, grants and migrations`
}

function conclude(wrong) {
  if (wrong.length > 0) throw new Stop(`The backup does NOT come back as it was.\n${wrong.join('\n')}`)
}

async function timed(say, what, work) {
  const began = performance.now()
  const result = await work()
  say(`${what} in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  return result
}

async function connect(url) {
  const client = new pg.Client(url)
  await client.connect()
  return client
}

function withPath(url, pathname) {
  const other = new URL(url)
  other.pathname = pathname
  return other.href
}
