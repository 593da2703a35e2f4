import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import net from 'node:net'
import { expect, test } from '@playwright/test'
import { freePort } from '../scripts/lib/ports.mjs'
import { settings, startServer } from './web-server'

/** The processes that serve, by their numbers. */
const serving = (server: ChildProcess) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === server.pid)
    .map(Number)

function parentOf(pid: string): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    )
  } catch {
    return undefined // it has ended meanwhile
  }
}

test('a missing setting ends the web server with a sentence that names it', async () => {
  const { server, said } = startServer(await freePort(3300), { ...settings(), AUTH_SECRET: '' })
  const [code] = await once(server, 'exit')
  expect(code).toBe(1)
  expect(said()).toContain('AUTH_SECRET is not set.')
  expect(said()).not.toContain('    at ')
})

test('a web process that is killed is replaced, while the others serve on', async () => {
  const port = await freePort(3400)
  const { server, said } = startServer(port, { ...settings(), WEB_PROCESSES: '2' })
  const ready = () => fetch(`http://localhost:${port}/api/health/ready`).then(({ status }) => status)
  await expect.poll(() => serving(server).length, { timeout: 30_000 }).toBe(2)
  await expect.poll(() => said().match(/Ready in/g)?.length, { timeout: 30_000 }).toBe(2)
  const both = serving(server)
  const [victim = 0] = both
  process.kill(victim, 'SIGKILL')
  await expect.poll(said).toContain('A web process was killed (SIGKILL). It is replaced.')
  expect(await ready()).toBe(200)
  // Nor does its replacement end them all when it dies before it serves.
  const [, survivor = 0] = both
  const replacement = () => serving(server).find((pid) => !both.includes(pid)) ?? 0
  await expect.poll(replacement, { intervals: [5] }).not.toBe(0)
  both.push(replacement())
  process.kill(both.at(-1) ?? 0, 'SIGKILL')
  await expect
    .poll(() => serving(server).filter((pid) => pid === survivor || !both.includes(pid)).length)
    .toBe(2)
  expect(await ready()).toBe(200)

  // Somebody who holds a connection and says nothing doesn't keep it from ending.
  const silent = net.connect(port, '127.0.0.1').on('error', () => undefined)
  await once(silent, 'connect')
  server.kill('SIGTERM')
  const [code] = await once(server, 'exit')
  expect(code).toBe(0)
  silent.destroy()
})
