import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { isAlive, withLock } from '../lib/file-lock.mjs'
import { freePort, isFree } from '../lib/ports.mjs'
import { dataDir, isMain, loadEnv, program, Stop, writePrivately } from '../lib/project.mjs'
import { nativeFolder, runner } from './binaries.mjs'
import { adminUrl, ownerUrl } from './owner.mjs'

const help = `
Usage: node scripts/db/postgres.mjs start|stop|status [--test]

The embedded PostgreSQL, under DATA_DIR (.data). The server stands on its own: it outlives the program that started it,
and whoever starts it next gets the one that runs.

  start    start it, or find it running, and print the owner's connection string
  stop     stop it, whoever uses it
  status   say whether it runs
  --test   the tests' own server, which gives up durability for speed
`

const patience = 30_000
const LOOK_MS = 500
const gone = 'ESRCH'

/**
 * The two servers that we run. Each keeps its files beside each other in DATA_DIR: the cluster, `.json` (port and
 * passwords), `.log`, `.lock`, and a folder with the process ids of who uses it.
 */
export const clusters = {
  main: () => cluster('postgres', 54_320, ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on']),
  test: () =>
    cluster('test-postgres', 54_420, [
      'fsync=off',
      'full_page_writes=off',
      'synchronous_commit=off',
      'autovacuum=off',
    ]),
}

/** A cluster in `folder`, whose other files are named after it. */
export function clusterAt(folder, port, settings) {
  return { folder, port, settings, beside: (suffix) => `${folder}${suffix}` }
}

const cluster = (name, port, settings) => clusterAt(path.join(dataDir(), name), port, settings)

/**
 * Starts a cluster, or finds it running.
 * @param {ReturnType<typeof clusterAt>} cluster
 * @returns {Promise<{ url: string, pid: number, started: boolean }>} the owner's connection string
 */
export const start = (cluster) => withLock(cluster.beside('.lock'), () => startLocked(cluster))

/**
 * Starts a cluster and counts this process among its users until it ends or calls `release`. The last user to leave
 * stops the server, also one that an earlier, killed program has left behind. `keep` starts it again when it ends.
 * @param {ReturnType<typeof clusterAt>} cluster
 */
export function hold(cluster) {
  const users = cluster.beside('.users')
  const own = path.join(users, String(process.pid))
  const release = () =>
    withLock(cluster.beside('.lock'), async () => {
      fs.rmSync(own, { force: true })
      if (livingUsers(users) === 0) await stopLocked(cluster)
    })
  return withLock(cluster.beside('.lock'), async () => {
    const server = await startLocked(cluster)
    fs.mkdirSync(users, { recursive: true })
    fs.writeFileSync(own, '')
    const isHeld = () => fs.existsSync(own)
    const keep = (tell) => keepUp(cluster, server.pid, isHeld, tell)
    return { ...server, release, keep }
  })
}

/** Stops a cluster's server, whoever holds it; false when none ran. */
export const stop = (cluster) =>
  withLock(cluster.beside('.lock'), () => {
    fs.rmSync(cluster.beside('.users'), { recursive: true, force: true })
    return stopLocked(cluster)
  })

/** Starts the server again whenever it ends though it is held. Returns when it was let go of. */
async function keepUp(cluster, first, isHeld, tell = console.log) {
  for (let pid = first; ;) {
    await pause(LOOK_MS, undefined, { ref: false })
    if (isServerOf(pid, cluster.folder)) continue
    const back = await withLock(cluster.beside('.lock'), () => (isHeld() ? comeBack(cluster) : undefined))
    if (!back) return
    if (back.pid !== pid) tell('The database ended. It runs again.')
    pid = back.pid
  }
}

/** The server once more, on the port that everybody knows; the processes of a killed one take a moment to leave. */
async function comeBack(cluster) {
  const native = nativeFolder()
  const as = runner(native, cluster.folder)
  const record = readRecord(cluster)
  for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(100)) {
    const running = await findRunning(cluster)
    if (running) return running
    const pid = (await isFree(record.port)) ? await launch(cluster, native, as, record) : undefined
    if (pid !== undefined) return { pid }
  }
  throw new Stop(`PostgreSQL ended and did not start again:\n${lastLines(cluster.beside('.log'))}`)
}

function livingUsers(folder) {
  const pids = fs.existsSync(folder) ? fs.readdirSync(folder).map(Number) : []
  const [alive, dead] = [pids.filter(isAlive), pids.filter((pid) => !isAlive(pid))]
  for (const pid of dead) fs.rmSync(path.join(folder, String(pid)), { force: true })
  return alive.length
}

async function startLocked(cluster) {
  const running = await findRunning(cluster)
  if (running) return { ...running, started: false }
  const native = nativeFolder()
  fs.mkdirSync(path.dirname(cluster.folder), { recursive: true })
  const as = runner(native, cluster.folder)
  if (!fs.existsSync(cluster.folder)) initialise(cluster, native, as)
  const record = readRecord(cluster)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(record.port)
    const pid = await launch(cluster, native, as, { ...record, port })
    if (pid !== undefined) {
      if (port !== record.port) writePrivately(cluster.beside('.json'), JSON.stringify({ ...record, port }))
      return { url: await ownerUrl({ ...record, port }), pid, started: true }
    }
    if (attempt === 3) throw new Stop(`PostgreSQL did not start:\n${lastLines(cluster.beside('.log'))}`)
  }
}

/** The cluster's server, when its pid file names one that lives and answers as this very cluster. */
async function findRunning(cluster) {
  const pidFile = path.join(cluster.folder, 'postmaster.pid')
  const deadline = Date.now() + patience
  for (;;) {
    const server = readPidFile(pidFile)
    if (!server) return undefined
    if (!isServerOf(server.pid, cluster.folder)) {
      // A machine that lost power leaves the file, and its process id may meanwhile be another program's.
      fs.rmSync(pidFile, { force: true })
      return undefined
    }
    const record = readRecord(cluster)
    const at = { ...record, port: server.port }
    if (server.port && (await answers(cluster, at))) return { pid: server.pid, url: await ownerUrl(at) }
    if (Date.now() > deadline) {
      throw new Stop(
        `PostgreSQL (process ${server.pid}) runs in ${cluster.folder} but does not answer. Stop that process.`,
      )
    }
    await pause(50)
  }
}

function readPidFile(file) {
  if (!fs.existsSync(file)) return undefined
  const [pid, , , port] = fs.readFileSync(file, 'utf8').split('\n')
  return { pid: Number(pid), port: Number(port) }
}

/** Whether this process is alive and is a PostgreSQL on this folder. */
function isServerOf(pid, folder) {
  if (!isAlive(pid)) return false
  if (fs.existsSync('/proc/self/cmdline')) return commandLine(pid).includes(folder)
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout === null || stdout.includes(folder)
}

/** Nothing of a process that has ended. */
function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

async function answers(cluster, record) {
  const client = new pg.Client(adminUrl(record))
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('data_directory') as folder")
    return rows[0].folder === cluster.folder
  } catch (error) {
    if (error.code === '28P01') {
      throw new Stop(
        `The passwords in ${cluster.beside('.json')} are not those of the server in ${cluster.folder}.`,
      )
    }
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function readRecord(cluster) {
  const file = cluster.beside('.json')
  if (!fs.existsSync(file)) {
    throw new Stop(
      `${file}, which holds the passwords of the database in ${cluster.folder}, is missing. Put it back.`,
    )
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}

/** Makes the cluster in a folder of another name and renames it when whole, so that no half of one is ever taken for it. */
function initialise(cluster, native, as) {
  const secret = () => randomBytes(18).toString('hex')
  const record = { port: cluster.port, adminPassword: secret(), ownerPassword: secret() }
  const draft = cluster.beside('.new')
  const passwordFile = path.join(os.tmpdir(), `gatehouse-${secret()}`)
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { mode: 0o700 })
  fs.writeFileSync(passwordFile, record.adminPassword, { mode: 0o600 })
  if (as.options.uid !== undefined) {
    for (const entry of [draft, passwordFile]) fs.chownSync(entry, as.options.uid, as.options.gid)
  }
  try {
    const { status, stdout, stderr, error } = run(spawnSync, native, as, 'initdb', [
      ...[
        '-D',
        draft,
        '-U',
        'postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
      ],
      // Built into PostgreSQL, so that sorting is the same on every machine, whatever locales it has.
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(cluster.settings.includes('fsync=off') ? ['--no-sync'] : []),
    ])
    if (status !== 0) throw new Stop(`initdb failed: ${error?.message ?? ''}\n${stdout}${stderr}`)
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
  writePrivately(cluster.beside('.json'), JSON.stringify(record))
  fs.renameSync(draft, cluster.folder)
}

/** Starts the server in a session of its own and waits for it; undefined when it ended instead. */
async function launch(cluster, native, as, record) {
  const settings = [
    ...[
      'listen_addresses=127.0.0.1',
      `port=${record.port}`,
      'unix_socket_directories=',
      'max_connections=200',
    ],
    ...['shared_buffers=256MB', 'timezone=UTC', 'jit=off', 'shared_preload_libraries=pg_stat_statements'],
    ...cluster.settings,
  ]
  const log = fs.openSync(cluster.beside('.log'), 'w', 0o600)
  const args = ['-D', cluster.folder, ...settings.flatMap((setting) => ['-c', setting])]
  const server = run(spawn, native, as, 'postgres', args, { detached: true, stdio: ['ignore', log, log] })
  fs.closeSync(log)
  let ended = false
  server.once('exit', () => (ended = true))
  server.once('error', () => (ended = true))
  server.unref()
  for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(20)) {
    if (ended) return undefined
    if (await answers(cluster, record)) return server.pid
  }
  server.kill('SIGQUIT')
  return undefined
}

function run(how, native, as, name, args, options = {}) {
  const [file, ...rest] = [...as.prefix, path.join(native, 'bin', name), ...args]
  const env = { PATH: process.env.PATH, LC_ALL: 'C' }
  return how(file, rest, { encoding: 'utf8', cwd: '/', env, ...as.options, ...options })
}

async function stopLocked(cluster) {
  const server = readPidFile(path.join(cluster.folder, 'postmaster.pid'))
  if (!server || !isServerOf(server.pid, cluster.folder)) return false
  signal(server.pid, 'SIGINT')
  for (const deadline = Date.now() + patience; isAlive(server.pid); await pause(20)) {
    if (Date.now() > deadline) throw new Stop(`PostgreSQL (process ${server.pid}) does not stop.`)
  }
  return true
}

function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (error.code !== gone) throw error
  }
}

const lastLines = (file) => fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n')

if (isMain(import.meta.url)) {
  await program(help, async (args) => {
    loadEnv()
    const cluster = args.includes('--test') ? clusters.test() : clusters.main()
    const command = args.find((arg) => !arg.startsWith('--'))
    if (command === 'start') return console.log((await start(cluster)).url)
    if (command === 'stop') return console.log((await stop(cluster)) ? 'Stopped.' : 'It was not running.')
    if (command === 'status') {
      const server = await withLock(cluster.beside('.lock'), () => findRunning(cluster))
      return console.log(server ? `Running as process ${server.pid}.` : 'Not running.')
    }
    throw new Stop('Say start, stop or status; --help tells more.')
  })
}
