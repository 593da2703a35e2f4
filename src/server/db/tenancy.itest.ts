import type { JobHelpers } from 'graphile-worker'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { ctxFor, makeEstate, makeUnit } from '@/testing/estate'
import { acrossEstates, asOwner, asSearchFunction } from '@/testing/owner'
import { config } from '../config'
import { taskList } from '../worker'
import { estateDb, estateQuery } from './client'
import { estatePool, withEstate } from './pool'

// A job that fails before it begins touches none of the queue's helpers.
const NO_HELPERS: JobHelpers = Object.create({ job: { id: '0' } })

const short = (estateId: string) => `P${estateId.slice(-6)}`

describe('the fenced pool', () => {
  it('serves 200 requests of mixed estates at once, each its own rows alone', async () => {
    const estates = await Promise.all(Array.from({ length: 10 }, () => makeEstate()))
    await Promise.all(estates.map((estate) => makeUnit(estate, short(estate.id))))
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const estate = estates[index % estates.length]
        if (!estate) throw new Error('no estate')
        const ctx = ctxFor(estate)
        const [list, counted, raw] = await Promise.all([
          ctx.db.unit.findMany({ select: { number: true } }),
          ctx.tx(async (tx) => tx.db.unit.count()),
          ctx.db.$queryRaw<{ number: string }[]>`SELECT number FROM unit`,
        ])
        return { expected: short(estate.id), list, counted, raw }
      }),
    )
    for (const { expected, list, counted, raw } of answers) {
      expect(list).toEqual([{ number: expected }])
      expect(counted).toBe(1)
      expect(raw).toEqual([{ number: expected }])
    }
  })

  it('hands one and the same connection from estate to estate without a trace', async () => {
    const pool = estatePool({ connectionString: config().database.app, max: 1 })
    const [one, two] = [await makeEstate(), await makeEstate()]
    await makeUnit(one, 'one')
    const numbers = (estateId: string) =>
      withEstate(estateId, async () => (await pool.query('SELECT number FROM unit')).rows)
    expect(await numbers(one.id)).toEqual([{ number: 'one' }])
    expect(await numbers(two.id)).toEqual([])
    await expect(withEstate(one.id, () => pool.query('SELECT 1/0'))).rejects.toThrow('division by zero')
    expect(await numbers(two.id)).toEqual([])
    const client = await withEstate(one.id, () => pool.connect())
    await withEstate(one.id, () => client.query('BEGIN'))
    expect((await client.query('SELECT number FROM unit')).rows).toEqual([{ number: 'one' }])
    await client.query('COMMIT')
    // Past the transaction the connection belongs to no estate: it can't even be asked.
    await expect(client.query('SELECT number FROM unit')).rejects.toThrow()
    client.release()
    expect(await numbers(two.id)).toEqual([])
    await pool.end()
  })

  it('sends nothing without an estate', async () => {
    const pool = estatePool({ connectionString: config().database.app, max: 1 })
    await expect(pool.query('SELECT 1')).rejects.toThrow('no estate in this context')
    await expect(pool.connect()).rejects.toThrow('no estate in this context')
    expect(pool.totalCount).toBe(0)
    await pool.end()
  })

  it('refuses an estate id that is not one, whatever it is made of', () => {
    for (const id of [
      '',
      'x',
      "'; DROP TABLE unit; --",
      '00000000-0000-0000-0000-00000000000',
      'ABCDEF00-0000-0000-0000-000000000000\n',
    ])
      expect(() => withEstate(id, async () => 1)).toThrow('not an estate id')
  })

  it('is fenced on a bare connection of the application role as well', async () => {
    const client = new pg.Client({ connectionString: config().database.app })
    await client.connect()
    await expect(client.query('SELECT * FROM unit')).rejects.toThrow(/app\.estate_id/)
    await expect(client.query("SET app.estate_id = ''; SELECT * FROM unit")).rejects.toThrow(/uuid/)
    await expect(client.query('SET ROLE gatehouse_across')).rejects.toThrow(/permission denied/)
    await expect(client.query('SET row_security = off; SELECT * FROM account')).rejects.toThrow(
      /permission denied/,
    )
    await client.end()
  })
})

describe('transactions', () => {
  it('keep the isolation level that Prisma sets, and the estate', async () => {
    const estate = await makeEstate()
    await makeUnit(estate, 'iso')
    const rows = await estateDb(estate.id).transaction(
      (db) =>
        db.$queryRaw<
          { level: string; number: string }[]
        >`SELECT current_setting('transaction_isolation') AS level, number FROM unit`,
      'Serializable',
    )
    expect(rows).toEqual([{ level: 'serializable', number: 'iso' }])
  })

  it('give a snapshot in which figures agree while others write', async () => {
    const estate = await makeEstate()
    const counts = await ctxFor(estate).snapshot(async (ctx) => {
      const before = await ctx.db.unit.count()
      await makeUnit(estate)
      return [before, await ctx.db.unit.count()]
    })
    expect(counts).toEqual([0, 0])
  })

  it('roll back everything, the event included, when a command fails', async () => {
    const estate = await makeEstate()
    const ctx = ctxFor(estate)
    await expect(
      ctx.tx(async (tx) => {
        await tx.db.unit.create({ data: { number: '1' }, select: { id: true } })
        await tx.number('MNT')
        throw new Error('half-way')
      }),
    ).rejects.toThrow('half-way')
    expect(await ctx.db.unit.count()).toBe(0)
    expect(await ctx.db.numberCounter.count()).toBe(0)
  })
})

describe('ways round', () => {
  it('raw SQL sees, changes and adds nothing of another estate', async () => {
    const [mine, theirs] = [await makeEstate(), await makeEstate()]
    const unit = await makeUnit(theirs, 'theirs')
    const { db } = ctxFor(mine)
    expect(await db.$queryRaw`SELECT * FROM unit WHERE id = ${unit.id}::uuid`).toEqual([])
    expect(await db.$executeRaw`UPDATE unit SET number = 'mine' WHERE id = ${unit.id}::uuid`).toBe(0)
    expect(await db.$executeRaw`DELETE FROM unit WHERE id = ${unit.id}::uuid`).toBe(0)
    await expect(
      db.$executeRaw`INSERT INTO unit (estate_id, number) VALUES (${theirs.id}::uuid, 'x')`,
    ).rejects.toThrow(/row-level security/)
    await expect(db.$executeRaw`UPDATE unit SET estate_id = ${theirs.id}::uuid`).resolves.toBe(0)
    await makeUnit(mine, 'own')
    await expect(db.$executeRaw`UPDATE unit SET estate_id = ${theirs.id}::uuid`).rejects.toThrow(
      /row-level security/,
    )
    await expect(db.$executeRaw`TRUNCATE unit CASCADE`).rejects.toThrow(/permission denied/)
    await expect(db.$executeRaw`ALTER TABLE unit DISABLE ROW LEVEL SECURITY`).rejects.toThrow(/must be owner/)
    await expect(db.$queryRaw`SELECT * FROM account`).rejects.toThrow(/permission denied/)
  })

  it('setting another estate inside a statement ends with that statement’s transaction', async () => {
    const [mine, theirs] = [await makeEstate(), await makeEstate()]
    const { db } = ctxFor(mine)
    await db.$queryRaw`SELECT set_config('app.estate_id', ${theirs.id}, false)`
    await makeUnit(theirs, 'theirs')
    for (let again = 0; again < 20; again++) expect(await db.unit.count()).toBe(0)
  })

  it('nested writes and connects reach no row of another estate', async () => {
    const [mine, theirs] = [await makeEstate(), await makeEstate()]
    const unit = await makeUnit(theirs, 'theirs')
    const { db } = ctxFor(mine)
    const person = { name: 'Nested' }
    await expect(
      db.member.create({
        data: { ...person, occupancies: { create: { relation: 'owner', unitId: unit.id } } },
        select: { id: true },
      }),
    ).rejects.toMatchObject({ code: 'P2003' })
    await expect(
      db.unit.create({
        data: { number: '1', vehicles: { connect: { estateId_id: { estateId: theirs.id, id: unit.id } } } },
        select: { id: true },
      }),
    ).rejects.toThrow()
    await expect(
      db.unit.create({
        data: {
          number: '1',
          occupancies: {
            create: { relation: 'owner', member: { create: { estateId: theirs.id, ...person } } },
          },
        },
        select: { id: true },
      }),
    ).rejects.toThrow()
    expect(
      await acrossEstates(`SELECT 1 FROM member WHERE name = 'Nested' AND estate_id IN ($1, $2)`, [
        mine.id,
        theirs.id,
      ]),
    ).toEqual([])
  })

  it('a job that names no estate, or one that does not exist, does nothing', async () => {
    const run = taskList([])['notify.event']
    await expect(run?.({ estateId: null, payload: {} }, NO_HELPERS)).rejects.toThrow('names no estate')
    await expect(run?.({ payload: {} }, NO_HELPERS)).rejects.toThrow()
    await expect(
      run?.({ estateId: '00000000-0000-7000-8000-000000000000', payload: {} }, NO_HELPERS),
    ).rejects.toThrow('does not exist')
  })
})

describe('text search', () => {
  it('uses its trigram index behind the fence, and stays in its estate', async () => {
    const [estate, other] = [await makeEstate(), await makeEstate()]
    for (const { id } of [estate, other])
      await acrossEstates(
        `INSERT INTO member (estate_id, name) SELECT $1, 'Person ' || md5(n::text) FROM generate_series(1, 12000) n`,
        [id],
      )
    await ctxFor(estate).db.member.createMany({ data: [{ name: 'Hélène van der Merwe' }] })
    await asOwner('ANALYZE member')
    const found = await estateQuery<{ name: string }>(estate.id, {
      text: 'SELECT m.name FROM search_members($1) s JOIN member m ON m.estate_id = current_estate() AND m.id = s.id ORDER BY s.rank DESC',
      values: ['helene vd merwe'],
    })
    expect(found[0]?.name).toBe('Hélène van der Merwe')
    expect(
      await estateQuery(other.id, { text: 'SELECT * FROM search_members($1)', values: ['helene'] }),
    ).toEqual([])
    // Inside the function, as the role that owns it, the text finds its index, which begins with the estate.
    const known = "replace(search, coalesce(lower(email), ''), '')"
    for (const condition of [
      "search LIKE '%merwe%'",
      `search LIKE '%merwe%' AND (strpos(${known}, 'merwe') > 0 OR strpos(split_part(lower(email), '@', 1), 'merwe') > 0)`,
      `'vd merwe' <% search AND 'vd merwe' <% ${known}`,
    ]) {
      const plan = await planAs('gatehouse_search', estate.id, condition)
      expect(plan).toMatch(/Index Scan on member_search_idx[\s\S]*Index Cond: .*search/)
    }
    const [index] = await asOwner<{ indexdef: string }>(
      "SELECT indexdef FROM pg_indexes WHERE indexname = 'member_search_idx'",
    )
    expect(index?.indexdef).toContain('USING gin (estate_id, search gin_trgm_ops)')
    // The same text asked for outside of it could not use the index, because its operators aren't leakproof.
    expect(await planAs('gatehouse_app', estate.id, "search LIKE '%merwe%'")).not.toMatch(
      /Index Cond: .*search/,
    )
  })
})

async function planAs(
  role: 'gatehouse_search' | 'gatehouse_app',
  estateId: string,
  condition: string,
): Promise<string> {
  const text = `EXPLAIN SELECT id FROM member WHERE ${condition}`
  const lines =
    role === 'gatehouse_app'
      ? await estateQuery<{ 'QUERY PLAN': string }>(estateId, { text })
      : await asSearchFunction<{ 'QUERY PLAN': string }>('search_members', text)
  return lines.map((line) => line['QUERY PLAN']).join('\n')
}
