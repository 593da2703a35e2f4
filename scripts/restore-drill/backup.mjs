import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { clusterAt, start } from '../db/postgres.mjs'
import { Stop, writePrivately } from '../lib/project.mjs'

/** What a base backup leaves out: the log goes its own way, the rest belongs to the server that runs. */
const LEFT_OUT = ['pg_wal', 'pg_replslot', 'postmaster.pid', 'postmaster.opts', 'pg_stat_tmp']

const POINT = 'gatehouse_drill'
const PATIENCE_MS = 120_000

/**
 * Copies a cluster's files while its server runs.
 * @param {pg.Client} admin a superuser's connection, the same one throughout
 * @param {string} from
 * @param {string} to a folder that is not there yet
 */
export async function baseBackup(admin, from, to) {
  await admin.query(`select pg_backup_start('${POINT}', fast => true)`)
  copyFolder(from, to, LEFT_OUT)
  const { rows } = await admin.query('select labelfile from pg_backup_stop(wait_for_archive => false)')
  for (const name of ['pg_wal', 'pg_replslot', 'pg_stat_tmp']) makeLike(path.join(to, name), to)
  const label = path.join(to, 'backup_label')
  fs.writeFileSync(label, rows[0].labelfile, { mode: 0o600 })
  ownLike(label, to)
}

/** Names this moment in the write-ahead log. */
export const nameMoment = (admin) => admin.query(`select pg_create_restore_point('${POINT}')`)

/** What an archive would have been handed: the write-ahead log up to now. */
export async function archiveLog(admin, from, to) {
  const { rows } = await admin.query('select pg_walfile_name(pg_switch_wal()) as last')
  makeLike(to, from)
  const segments = fs.readdirSync(path.join(from, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name))
  if (!segments.includes(rows[0].last)) throw new Error('the last of the write-ahead log is not there')
  for (const name of segments) copyFile(path.join(from, 'pg_wal', name), path.join(to, name), to)
}

/**
 * Starts a server on a base backup that plays the archived log up to the named moment and then serves.
 * @returns {Promise<{ cluster: object, url: string }>} url: the owner's
 */
export async function restore(folder, archive, record) {
  const settings = [
    `restore_command=cp "${archive}/%f" "%p"`,
    `recovery_target_name=${POINT}`,
    'recovery_target_action=promote',
    'fsync=off',
  ]
  const signal = path.join(folder, 'recovery.signal')
  fs.writeFileSync(signal, '', { mode: 0o600 })
  ownLike(signal, folder)
  const cluster = clusterAt(folder, record.port + 1, settings)
  writePrivately(cluster.beside('.json'), JSON.stringify({ ...record, port: record.port + 1 }))
  const { url } = await start(cluster)
  await untilServing(url)
  return { cluster, url }
}

async function untilServing(url) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(100)) {
      const { rows } = await client.query('select pg_is_in_recovery() as recovering')
      if (!rows[0].recovering) return
    }
    throw new Stop('The restored server did not reach the named moment in two minutes.')
  } finally {
    await client.end()
  }
}

function copyFolder(from, to, leftOut) {
  makeLike(to, from)
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    if (leftOut.includes(entry.name)) continue
    const [source, copy] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) copyFolder(source, copy, [])
    else if (entry.isFile()) copyFile(source, copy, to)
  }
}

/** A file may go while we copy: a table that was dropped meanwhile, which the log knows. */
function copyFile(from, to, like) {
  try {
    fs.copyFileSync(from, to)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  fs.chmodSync(to, 0o600)
  ownLike(to, like)
}

function makeLike(folder, like) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  ownLike(folder, like)
}

function ownLike(entry, like) {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = fs.statSync(like)
  fs.chownSync(entry, uid, gid)
}
