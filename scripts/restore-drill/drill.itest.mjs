import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { adminUrl } from '../db/owner.mjs'
import { clusterAt, hold } from '../db/postgres.mjs'
import { prepareDatabase } from '../db/prepare.mjs'
import { cloneDatabase, dropDatabase } from '../test/database.mjs'
import { brokenKeys, differences, picture } from './compare.mjs'
import { drill, restoreDrill } from './drill.mjs'

let cluster
let url
let release

beforeAll(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-drill-'))
  fs.chmodSync(folder, 0o755)
  cluster = clusterAt(path.join(folder, 'cluster'), 54_620, ['fsync=off'])
  // Otherwise its roles would get the passwords of the other tests' database.
  for (const name of ['APP', 'ACCOUNT', 'ACROSS']) vi.stubEnv(`${name}_DATABASE_URL`, '')
  ;({ url, release } = await hold(cluster))
  await prepareDatabase(url)
})
afterAll(async () => {
  await release()
  vi.unstubAllEnvs()
  fs.rmSync(path.dirname(cluster.folder), { recursive: true })
})

async function ask(on, ...statements) {
  const client = new pg.Client(on)
  await client.connect()
  try {
    for (const sql of statements) await client.query(sql)
  } finally {
    await client.end()
  }
}

/** The drill as its command runs it, and what it said. */
async function drilled() {
  const closings = []
  const said = []
  try {
    await drill(
      cluster,
      url,
      (closing) => closings.unshift(closing),
      (line) => said.push(line),
    )
  } finally {
    for (const closing of closings) await closing()
  }
  return said
}

const asAdmin = () => {
  const record = JSON.parse(fs.readFileSync(cluster.beside('.json'), 'utf8'))
  const admin = new URL(adminUrl(record))
  admin.pathname = new URL(url).pathname
  return admin.href
}

const ESTATE = `insert into estate (slug, name, country, currency, time_zone, dialling_code, locale, unit_word)
  values ('drill-' || left(md5(random()::text), 12), 'Drill', 'ZA', 'ZAR', 'Africa/Johannesburg', '27', 'en-ZA', 'unit')`

describe('the restore drill', () => {
  test('brings a database that is being written to back beside itself, and leaves nothing behind', async () => {
    await ask(asAdmin(), ESTATE)
    let busy = true
    const writing = (async () => {
      while (busy) await ask(asAdmin(), ESTATE)
    })()
    const said = await drilled().finally(() => (busy = false))
    await writing
    expect(said.at(-1)).toMatch(/is as the source was, and the product could serve from it: \d+ tables/)
    expect(fs.readdirSync(path.dirname(cluster.folder)).filter((name) => name.includes('drill'))).toEqual([])
  }, 60_000)

  test('is refused without something to bring back, and half told', async () => {
    await expect(restoreDrill(['--source', 'postgresql://somewhere/else'])).rejects.toThrow('belong together')
  })
})

describe('a backup that does not come back as it was', () => {
  /** What a change to the restored database is found to be. */
  async function foundAfter(...changes) {
    const copy = await cloneDatabase(url)
    const admin = new URL(asAdmin())
    admin.pathname = new URL(copy).pathname
    try {
      await ask(admin.href, ESTATE)
      const before = await picture(admin.href)
      await ask(admin.href, ...changes)
      const restored = await picture(admin.href)
      return [...differences({ before, after: before, restored }), ...(await brokenKeys(admin.href))]
    } finally {
      await dropDatabase(copy)
    }
  }

  test.each([
    ['a row less', ['delete from estate'], ['estate has 0 rows, sum 0 in']],
    ['another content', [`update estate set name = 'Other'`], ['estate has 1 rows']],
    ['a fence down', ['alter table ticket no force row level security'], ['The fences']],
    ['a policy gone', ['drop policy across_estates on graphile_worker._private_jobs'], ['The policies']],
    ['a right too many', ['grant all on account to gatehouse_app'], ['The grants']],
    ['a constraint gone', ['alter table ticket drop constraint ticket_status_check'], ['The constraints']],
    ['a migration forgotten', ['delete from _prisma_migrations'], ['The migrations']],
    ['a table gone', ['drop table ticket_comment cascade'], ['The columns', 'ticket_comment has nothing']],
    [
      'a key that does not hold',
      [
        'set session_replication_role = replica',
        "insert into property (estate_id, name) values (gen_random_uuid(), 'Nowhere')",
      ],
      ['The rows of property do not keep property_estate_fkey'],
    ],
  ])('is noticed by %s', async (_, changes, sentences) => {
    const found = (await foundAfter(...changes)).join('\n')
    for (const sentence of sentences) expect(found).toContain(sentence)
  })

  test('and one that did is not', async () => {
    expect(await foundAfter('select 1')).toEqual([])
  })
})
