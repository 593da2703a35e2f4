import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureClient } from '../lib/build.mjs'
import { productEnv } from '../lib/product.mjs'
import { cloneDatabase, dropDatabase, holdTestServer } from './database.mjs'

/** Before the integration tests: one database for all of them, which every test process finds in its environment. */
export default async function setup() {
  // Several projects name this file; they share the database.
  if (process.env.GATEHOUSE_TEST_DATABASE === String(process.pid)) return
  process.env.GATEHOUSE_TEST_DATABASE = String(process.pid)
  await ensureClient()
  const server = await holdTestServer()
  const url = await cloneDatabase(server.url)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-test-'))
  delete process.env.DIRECT_DATABASE_URL
  Object.assign(process.env, productEnv(url, 3000, folder), { LOG_LEVEL: 'silent', ROOT_DOMAIN: 'localhost' })
  return async () => {
    await dropDatabase(url)
    await server.release()
    rmSync(folder, { recursive: true, force: true })
  }
}
