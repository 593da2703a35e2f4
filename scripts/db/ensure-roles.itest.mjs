import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, dropDatabase } from '../test/database.mjs'
import { ensureRoles } from './ensure-roles.mjs'
import { roleUrl } from './roles.mjs'

let url
beforeAll(async () => (url = await cloneDatabase(process.env.DATABASE_URL)))
afterAll(() => dropDatabase(url))

async function ask(connectionString, sql) {
  const client = new pg.Client(connectionString)
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('any number of set-ups at once leave the roles able to log in and nothing more', async () => {
  await Promise.all(Array.from({ length: 8 }, () => ensureRoles(url)))
  for (const name of ['app', 'account', 'across']) {
    const [role] = await ask(
      roleUrl(url, name),
      `select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls as mighty,
              (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
         from pg_roles where rolname = current_user`,
    )
    expect(role).toEqual({ mighty: false, owned: 0 })
  }
})

test('an owner who may not create roles is told so in a sentence', async () => {
  await expect(ensureRoles(roleUrl(url, 'app'))).rejects.toThrow(
    /The database user "gatehouse_app" may not set up the roles .*Give it CREATEROLE/,
  )
})

test('only the role that works across estates gets at the job queue', async () => {
  const look = (name) => ask(roleUrl(url, name), 'select count(*)::int as jobs from graphile_worker.jobs')
  await expect(look('app')).rejects.toThrow('permission denied')
  await expect(look('account')).rejects.toThrow('permission denied')
  expect(await look('across')).toEqual([{ jobs: 0 }])
  await ask(roleUrl(url, 'across'), "select graphile_worker.add_job('check')")
  expect(await look('across')).toEqual([{ jobs: 1 }])
})
