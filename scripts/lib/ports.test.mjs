import net from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { freePort, isFree } from './ports.mjs'

const servers = []
const listen = (host) =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, host, () => resolve(server.address().port))
    servers.push(server)
  })

afterEach(() =>
  Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))),
)

test.each(['127.0.0.1', '0.0.0.0'])('a port that another program has at %s is passed over', async (host) => {
  const busy = await listen(host)
  expect(await isFree(busy)).toBe(false)
  expect(await freePort(busy)).toBeGreaterThan(busy)
})

test('the port that was wanted is taken when it is free', async () => {
  const port = await listen('127.0.0.1')
  await new Promise((resolve) => servers.pop().close(resolve))
  expect(await freePort(port)).toBe(port)
})
