import pg from 'pg'

/** Where the view of PostgreSQL's own figures of queries is kept, apart from the product's tables. */
const SCHEMA = 'statistics'

/** Refused to an owner that is no superuser; not there at all; loaded by nobody. Nothing hangs on it but a list. */
const CANT = new Set(['42501', '0A000', '58P01', '55000'])

/**
 * Lets operators see which queries are slow, where the owner may set that up: PostgreSQL's own figures of them, and the
 * right to read them across roles. The server keeps them only if it was started with the library preloaded.
 * @param {import('pg').Client} owner
 */
export async function ensureStatistics(owner) {
  await attempt(owner, `create schema if not exists ${SCHEMA}`)
  await attempt(owner, `create extension if not exists pg_stat_statements schema ${SCHEMA}`)
  await attempt(owner, `grant usage on schema ${SCHEMA} to gatehouse_across`)
  await attempt(owner, 'grant pg_read_all_stats to gatehouse_across')
}

/**
 * What only a superuser may: on the servers that we run the extension is in every database from its first minute, and
 * the owner may hand on the right to read it.
 * @param {(database: string) => string} adminUrl
 */
export async function offerStatistics(adminUrl) {
  for (const database of ['template1', 'gatehouse']) {
    const admin = new pg.Client(adminUrl(database))
    await admin.connect()
    try {
      await admin.query('grant pg_read_all_stats to gatehouse with admin option')
      await admin.query(`create schema if not exists ${SCHEMA} authorization gatehouse`)
      await admin.query(`create extension if not exists pg_stat_statements schema ${SCHEMA}`)
    } finally {
      await admin.end()
    }
  }
}

async function attempt(owner, statement) {
  try {
    await owner.query(statement)
  } catch (error) {
    if (!CANT.has(error.code) && !/concurrently updated|already exists/.test(error.message)) throw error
  }
}
