import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureRoles } from './ensure-roles.mjs'
import { clusterAt, hold, start, stop } from './postgres.mjs'
import { ensureStatistics } from './statistics.mjs'
import { roleUrl } from './roles.mjs'

let cluster
const pidFile = () => path.join(cluster.folder, 'postmaster.pid')

beforeEach(() => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-postgres-'))
  fs.chmodSync(folder, 0o755)
  cluster = clusterAt(path.join(folder, 'cluster'), 54_520, ['fsync=off'])
})
afterEach(async () => {
  await stop(cluster)
  fs.rmSync(path.dirname(cluster.folder), { recursive: true })
})

async function ask(url, sql) {
  const client = new pg.Client(url)
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Starts the cluster from a process of its own, which then hangs about. */
async function startElsewhere() {
  const script = `
    import { clusterAt, start } from ${JSON.stringify(new URL('postgres.mjs', import.meta.url).href)}
    console.log((await start(clusterAt(${JSON.stringify(cluster.folder)}, ${cluster.port}, ['fsync=off']))).url)
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  return { child, url: String(line).trim() }
}

test('a server outlives its killed starter, and is the one that the next start gives', async () => {
  const { child, url } = await startElsewhere()
  await ask(url, 'create table kept as select 1 as one')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const again = await start(cluster)
  expect(again).toMatchObject({ url, started: false })
  expect(await ask(again.url, 'select one from kept')).toEqual([{ one: 1 }])
})

test('of two starts at once one starts it and both get it', async () => {
  const [one, other] = await Promise.all([start(cluster), startElsewhere()])
  other.child.kill('SIGKILL')
  expect(other.url).toBe(one.url)
})

test('a server that lost its power starts with what was committed, whoever has its process id now', async () => {
  const { url, pid } = await start(cluster)
  await ask(url, 'create table kept as select 1 as one')
  const lines = fs.readFileSync(pidFile(), 'utf8').split('\n')
  await stop(cluster)
  expect(() => process.kill(pid, 0)).toThrow()
  fs.writeFileSync(pidFile(), [process.pid, ...lines.slice(1)].join('\n'))
  const again = await start(cluster)
  expect(again.started).toBe(true)
  expect(await ask(again.url, 'select one from kept')).toEqual([{ one: 1 }])
})

test('the last of its users stops it, not the first', async () => {
  const elsewhere = path.join(`${cluster.folder}.users`, String(process.ppid))
  const held = await hold(cluster)
  fs.writeFileSync(elsewhere, '')
  await held.release()
  expect(await ask(held.url, 'select 1 as one')).toEqual([{ one: 1 }])
  fs.rmSync(elsewhere)
  await held.release()
  await expect(ask(held.url, 'select 1')).rejects.toThrow()
})

test('a server that is killed comes back by itself, with its data, where it was', async () => {
  const held = await hold(cluster)
  const told = []
  const kept = held.keep((sentence) => told.push(sentence))
  await ask(held.url, 'create table kept as select 1 as one')
  const guest = new pg.Client(held.url)
  guest.on('error', () => undefined)
  await guest.connect()
  process.kill(held.pid, 'SIGKILL')
  await expect.poll(() => told, { timeout: 20_000 }).toHaveLength(1)
  expect(await ask(held.url, 'select one from kept')).toEqual([{ one: 1 }])
  await held.release()
  await kept
  await expect(ask(held.url, 'select 1')).rejects.toThrow()
})

test('a server that is stopped on purpose stays stopped, whoever keeps it', async () => {
  const held = await hold(cluster)
  const kept = held.keep()
  await stop(cluster)
  await kept
  await expect(ask(held.url, 'select 1')).rejects.toThrow()
})

test('nobody gets in without the password', async () => {
  const { url } = await start(cluster)
  const guess = new URL(url)
  guess.password = 'gatehouse'
  await expect(ask(guess.href, 'select 1')).rejects.toThrow('password authentication failed')
  guess.username = 'postgres'
  guess.password = ''
  await expect(ask(guess.href, 'select 1')).rejects.toThrow(/password/)
  expect(fs.statSync(cluster.beside('.json')).mode & 0o777).toBe(0o600)
})

test('another program on its port makes it move', async () => {
  const first = await start(cluster)
  const neighbour = clusterAt(`${cluster.folder}-2`, cluster.port, ['fsync=off'])
  const second = await start(neighbour)
  await stop(neighbour)
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
})

test('its owner is no superuser, as on a managed database', async () => {
  const { url } = await start(cluster)
  expect(await ask(url, 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false, rolbypassrls: false },
  ])
})

test('it keeps figures of queries, which the role across estates may read of every role', async () => {
  const { url } = await start(cluster)
  await ensureRoles(url, {})
  const owner = new pg.Client(url)
  await owner.connect()
  await ensureStatistics(owner)
  await owner.query("select 'asked by the owner'")
  await owner.end()
  const rows = await ask(roleUrl(url, 'across'), 'select query from statistics.pg_stat_statements')
  expect(rows.some(({ query }) => query === 'select $1')).toBe(true)
  await expect(ask(roleUrl(url, 'app'), 'select from statistics.pg_stat_statements')).rejects.toThrow(
    'permission denied',
  )
})
