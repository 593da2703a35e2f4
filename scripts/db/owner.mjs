import pg from 'pg'
import { offerStatistics } from './statistics.mjs'

/**
 * What is kept of an embedded cluster.
 * @typedef {{ port: number, adminPassword: string, ownerPassword: string }} ClusterRecord
 */

/**
 * @param {ClusterRecord} record
 * @param {string} [database]
 */
export const adminUrl = ({ port, adminPassword }, database = 'postgres') =>
  `postgresql://postgres:${adminPassword}@127.0.0.1:${port}/${database}`

/**
 * The owner's connection string. The owner is no superuser, as on a managed database; it and its database are made here
 * when they are not there yet.
 * @param {ClusterRecord} record of a cluster that runs
 */
export async function ownerUrl(record) {
  const url = `postgresql://gatehouse:${record.ownerPassword}@127.0.0.1:${record.port}/gatehouse`
  const owner = new pg.Client(url)
  try {
    await owner.connect()
    const { rowCount } = await owner.query("select from pg_extension where extname = 'pg_stat_statements'")
    if (rowCount === 0) await offerStatistics((database) => adminUrl(record, database))
  } catch (error) {
    const noSuchUserOrDatabase = ['28P01', '28000', '3D000']
    if (!noSuchUserOrDatabase.includes(error.code)) throw error
    await makeOwner(record)
    await offerStatistics((database) => adminUrl(record, database))
  } finally {
    await owner.end().catch(() => undefined)
  }
  return url
}

async function makeOwner(record) {
  const admin = new pg.Client(adminUrl(record))
  await admin.connect()
  try {
    const exists = async (query) => (await admin.query(query)).rowCount === 1
    if (!(await exists("select from pg_roles where rolname = 'gatehouse'"))) {
      await admin.query('create role gatehouse')
    }
    const password = pg.escapeLiteral(record.ownerPassword)
    await admin.query(`alter role gatehouse login createdb createrole password ${password}`)
    // To drop a database from under the application's connections (a test's, or `prisma migrate reset`).
    await admin.query('grant pg_signal_backend to gatehouse')
    if (!(await exists("select from pg_database where datname = 'gatehouse'"))) {
      await admin.query('create database gatehouse owner gatehouse')
    }
  } finally {
    await admin.end()
  }
}
