import pg from 'pg'
import { expect, test } from 'vitest'
import { cloneDatabase, dropDatabase } from '../test/database.mjs'
import { applyMigrations } from './apply-migrations.mjs'

test('nothing is left of a migration that fails half-way, and it can be applied again', async () => {
  const url = await cloneDatabase(process.env.DATABASE_URL)
  const owner = new pg.Client(url)
  await owner.connect()
  try {
    const broken = 'fences/migrations-broken'
    await expect(applyMigrations(owner, broken)).rejects.toThrow(
      /20990102000000_broken failed, and left nothing behind: .*nowhere/,
    )
    const { rows } = await owner.query("SELECT to_regclass('half_way') AS half")
    expect(rows).toEqual([{ half: null }])
    await owner.query('CREATE TABLE nowhere (id int)')
    expect(await applyMigrations(owner, broken)).toEqual(['20990102000000_broken'])
    expect(await applyMigrations(owner, broken)).toEqual([])
  } finally {
    await owner.end()
    await dropDatabase(url)
  }
})
