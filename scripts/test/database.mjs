import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { clusters, hold } from '../db/postgres.mjs'
import { prepareDatabase, schemaFingerprint } from '../db/prepare.mjs'
import { isAlive } from '../lib/file-lock.mjs'
import { loadEnv } from '../lib/project.mjs'

const templatePrefix = 'gatehouse_template_'
const clonePrefix = 'gatehouse_test_'

/**
 * The server that tests make their databases on: the one of TEST_DATABASE_URL or else of DATABASE_URL, whose own database
 * is never touched, or else an embedded one of the tests' own.
 * @returns {Promise<{ url: string, release: () => Promise<void> }>}
 */
export async function holdTestServer() {
  loadEnv()
  const url = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL
  return url ? { url, release: async () => undefined } : hold(clusters.test())
}

/**
 * A new database with every table and no row.
 * @param {string} serverUrl the owner's connection string of any database on the server
 * @returns {Promise<string>} the owner's connection string of the new one
 */
export async function cloneDatabase(serverUrl) {
  const name = `${clonePrefix}${process.pid}_${randomBytes(4).toString('hex')}`
  await onServer(serverUrl, async (owner) => {
    const template = await ensureTemplate(owner, serverUrl)
    await owner.query(`create database ${name} template ${template}`)
  })
  return withDatabase(serverUrl, name)
}

/**
 * Drops a database made by `cloneDatabase`, whoever still uses it.
 * @param {string} url
 */
export async function dropDatabase(url) {
  const name = new URL(url).pathname.slice(1)
  if (!name.startsWith(clonePrefix)) throw new Error(`${name} is not a test's database.`)
  await onServer(url, (owner) => owner.query(`drop database if exists ${name} with (force)`))
}

/** Migrated once for each set of migrations; made under another name, so that no half-migrated one is ever copied. */
async function ensureTemplate(owner, serverUrl) {
  const template = templatePrefix + schemaFingerprint()
  await owner.query("select pg_advisory_lock(hashtext('gatehouse template'))")
  const names = await databases(owner)
  if (!names.includes(template)) {
    const draft = `${template}_draft`
    await owner.query(`drop database if exists ${draft} with (force)`)
    await owner.query(`create database ${draft}`)
    await prepareDatabase(withDatabase(serverUrl, draft))
    await owner.query(`alter database ${draft} rename to ${template}`)
  }
  for (const name of names.filter((name) => isLeftOver(name, template))) {
    await owner.query(`drop database if exists ${name} with (force)`)
  }
  await owner.query("select pg_advisory_unlock(hashtext('gatehouse template'))")
  return template
}

function isLeftOver(name, template) {
  if (name.startsWith(templatePrefix)) return name !== template
  const [pid] = name.slice(clonePrefix.length).split('_')
  return name.startsWith(clonePrefix) && !isAlive(Number(pid))
}

async function databases(owner) {
  const { rows } = await owner.query('select datname from pg_database')
  return rows.map(({ datname }) => datname)
}

/** Through the database that every server has: a lock holds only within one. */
async function onServer(url, work) {
  const owner = new pg.Client(withDatabase(url, 'postgres'))
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

function withDatabase(url, name) {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
