import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { systemClock } from '@/server/clock'
import type { Ctx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { sealTrail } from '@/server/trail/sealing'
import { verifyTrail } from '@/server/trail/verify'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { acrossEstates } from '@/testing/owner'
import { sealAnew, tamper } from '@/testing/seals'
import { ticketReported } from '@/modules/tickets/events'
import { erasePerson, pruneTrail } from './service/keep'
import { verifyEstateTrail } from './service/verify'

const told = (title: string) => ({
  number: 'MNT-2026-0001',
  title,
  reporterId: randomUUID(),
  assigneeId: null,
  householdUnitId: null,
})

async function write(ctx: Ctx, ...titles: string[]): Promise<void> {
  for (const title of titles)
    await ctx.tx((tx) => tx.emit(ticketReported, { entityId: randomUUID(), payload: told(title) }))
}

async function sealedEstate(...titles: string[]) {
  const estate = await makeEstate()
  const ctx = ctxFor(estate, await makeMember(estate, { name: 'Zz Manager', roles: ['administrator'] }))
  const seal = () => sealTrail({ estateId: estate.id }, systemClock)
  await write(ctx, ...titles)
  await seal()
  return { estate, ctx, seal }
}

const ids = async (estateId: string) =>
  (
    await acrossEstates<{ id: string }>('SELECT id FROM event WHERE estate_id = $1 ORDER BY id', [estateId])
  ).map(({ id }) => id)

describe('a sealed trail', () => {
  it('holds as it was written, and says how much of it there is', async () => {
    const { ctx, seal } = await sealedEstate('one', 'two')
    await write(ctx, 'three')
    expect(await verifyEstateTrail(ctx)).toMatchObject({
      broken: null,
      outside: 0,
      events: 2,
      seals: 1,
      waiting: 1,
    })
    await seal()
    // The check itself stands in the trail.
    expect(await verifyEstateTrail(ctx)).toMatchObject({
      broken: null,
      outside: 0,
      events: 4,
      seals: 2,
      waiting: 0,
    })
  })

  it.each([
    [
      'what was said',
      `UPDATE event SET payload = payload || '{"title":"another"}' WHERE estate_id = $1 AND id = $2`,
    ],
    ['who did it', `UPDATE event SET actor_name = 'Somebody else' WHERE estate_id = $1 AND id = $2`],
    ['when', `UPDATE event SET at = at - interval '1 ms' WHERE estate_id = $1 AND id = $2`],
    ['from where', `UPDATE event SET ip = '10.0.0.1' WHERE estate_id = $1 AND id = $2`],
    ['what it was about', `UPDATE event SET entity_id = uuidv7() WHERE estate_id = $1 AND id = $2`],
  ])('names the seal when somebody changed %s', async (_, statement) => {
    const { estate, ctx, seal } = await sealedEstate('one', 'two')
    await write(ctx, 'three')
    await seal()
    const [, , third = ''] = await ids(estate.id)
    await tamper(statement, [estate.id, third])
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: { number: 2, fault: 'changed' } })
  })

  it('names the seal out of which an event is gone', async () => {
    const { estate, ctx } = await sealedEstate('one', 'two', 'three')
    const [, second = ''] = await ids(estate.id)
    await tamper('DELETE FROM event WHERE estate_id = $1 AND id = $2', [estate.id, second])
    expect(await verifyEstateTrail(ctx)).toMatchObject({
      broken: { number: 1, fault: 'missing', missing: 1 },
    })
  })

  it('does not hold when events change places, or a seal goes with all its events', async () => {
    const { estate, ctx, seal } = await sealedEstate('one', 'two')
    await write(ctx, 'three')
    await seal()
    await tamper(
      'UPDATE event_seal SET event_ids = ARRAY[event_ids[2], event_ids[1]] WHERE estate_id = $1 AND number = 1',
      [estate.id],
    )
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: { number: 1, fault: 'chain' } })
    await tamper('DELETE FROM event_seal WHERE estate_id = $1 AND number = 1', [estate.id])
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: { number: 2, fault: 'chain' } })
  })

  it('does not hold when somebody with the database, but without the key, makes the seals anew', async () => {
    const { estate, ctx } = await sealedEstate('one', 'two')
    await tamper("UPDATE event_seal SET signature = repeat('0', 64) WHERE estate_id = $1", [estate.id])
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: { number: 1, fault: 'signature' } })
  })

  it('does not hold when whoever owns the database makes the whole chain anew with a key of their own', async () => {
    const { estate, ctx, seal } = await sealedEstate('one', 'two')
    await write(ctx, 'three')
    await seal()
    const [first = ''] = await ids(estate.id)
    await tamper(`UPDATE event SET payload = '{"title":"another"}' WHERE estate_id = $1 AND id = $2`, [
      estate.id,
      first,
    ])
    await sealAnew(estate.id, 'a secret of somebody else, long enough to be one')
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: { number: 1, fault: 'key' }, formerKey: 0 })
  })

  it('tells of events that were taken out of the line before they were sealed', async () => {
    const { estate, ctx, seal } = await sealedEstate('one')
    await write(ctx, 'two')
    await tamper('DELETE FROM event_unsealed WHERE estate_id = $1', [estate.id])
    await seal()
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: null, outside: 1 })
  })

  it('knows nothing of another estate', async () => {
    const one = await sealedEstate('one')
    const other = await sealedEstate('theirs', 'theirs too')
    const [theirs = ''] = await ids(other.estate.id)
    await tamper('DELETE FROM event WHERE estate_id = $1 AND id = $2', [other.estate.id, theirs])
    expect(await verifyEstateTrail(one.ctx)).toMatchObject({ broken: null, outside: 0, events: 1 })
    expect(await verifyEstateTrail(other.ctx)).toMatchObject({ broken: { number: 1 } })
  })
})

describe('sealing', () => {
  it('is done once by any number of workers', async () => {
    const { estate, ctx } = await sealedEstate('one')
    await write(ctx, 'two', 'three')
    await Promise.all(Array.from({ length: 5 }, () => sealTrail({ estateId: estate.id }, systemClock)))
    const seals = await acrossEstates<{ number: number; events: number }>(
      'SELECT number, cardinality(event_ids) AS events FROM event_seal WHERE estate_id = $1 ORDER BY number',
      [estate.id],
    )
    expect(seals).toEqual([
      { number: 1, events: 1 },
      { number: 2, events: 2 },
    ])
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: null, outside: 0, waiting: 0 })
  })

  it('leaves out nothing that was begun before and committed after', async () => {
    const { estate, ctx, seal } = await sealedEstate('one')
    const slow = new pg.Client({ connectionString: process.env.ACROSS_DATABASE_URL })
    await slow.connect()
    await slow.query('BEGIN')
    await slow.query(
      `INSERT INTO event (estate_id, name, entity, entity_id, actor_kind, actor_name) VALUES ($1, 'ticket.reported', 'ticket', uuidv7(), 'system', 'slow')`,
      [estate.id],
    )
    // Later in time and in id, but earlier on the table.
    await write(ctx, 'quick')
    await seal()
    await slow.query('COMMIT')
    await slow.end()
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: null, outside: 0, events: 2, waiting: 1 })
    await seal()
    const last = (await ids(estate.id)).length
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: null, outside: 0, events: last, waiting: 0 })
  })

  it('can be changed by neither role of the application', async () => {
    const { estate, ctx } = await sealedEstate('one')
    for (const refused of [
      ctx.db.$executeRaw`UPDATE event_seal SET hash = 'x'`,
      ctx.db.$executeRaw`DELETE FROM event_seal`,
      ctx.db.$executeRaw`DELETE FROM event_unsealed`,
      ctx.db.$executeRaw`UPDATE event SET actor_name = 'x'`,
      ctx.db.$executeRaw`DELETE FROM event`,
    ])
      await expect(refused).rejects.toThrow(/permission denied/)
    for (const statement of [
      "UPDATE event_seal SET hash = 'x'",
      'DELETE FROM event_seal',
      'DELETE FROM event',
    ])
      await expect(acrossEstates(`${statement} WHERE estate_id = $1`, [estate.id])).rejects.toThrow(
        /permission denied/,
      )
    await expect(ctx.db.$executeRaw`SELECT erase_events(${estate.id}::uuid, '{}'::uuid[])`).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('what the law and the calendar take', () => {
  it('leaves nothing of a person, and every seal holds', async () => {
    const { estate, ctx, seal } = await sealedEstate('one')
    const gone = await makeMember(estate, { name: 'Thandi Leaver', roles: ['facility'] })
    await write(ctxFor(estate, gone), 'what Thandi saw')
    await seal()
    expect(
      await erasePerson(estate, { personId: gone.id, reason: 'She asked for it in writing.' }, systemClock),
    ).toBe(1)
    const rows = await acrossEstates<{ row: string }>(
      'SELECT e::text AS row FROM event e WHERE estate_id = $1',
      [estate.id],
    )
    expect(JSON.stringify(rows)).not.toMatch(/Thandi/)
    await seal()
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: null, outside: 0, erased: 1 })
  })

  it('is no way to empty an event unseen', async () => {
    const { estate, ctx } = await sealedEstate('one')
    const [first = ''] = await ids(estate.id)
    await tamper(
      `UPDATE event e SET erased_digest = event_content(e), payload = '{}', actor_name = '', ip = NULL, user_agent = NULL
       WHERE estate_id = $1 AND id = $2`,
      [estate.id, first],
    )
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: { number: 1, fault: 'erased' } })
  })

  it('takes what is older than the estate keeps it, seal by seal, and the chain still holds', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate, { roles: ['administrator'] })
    const at = (date: string) => ({ now: () => new Date(date) })
    for (const date of ['2023-01-01', '2023-06-01', '2026-11-01']) {
      await write(ctxFor(estate, member, at(date)), `of ${date}`)
      await sealTrail({ estateId: estate.id }, at(date))
    }
    const ctx = ctxFor(estate, member)
    expect(await pruneTrail(estate.id, 730, at('2026-11-21'))).toBe(2)
    expect(await pruneTrail(estate.id, 730, at('2026-11-21'))).toBe(0)
    expect(await verifyEstateTrail(ctx)).toMatchObject({
      broken: null,
      outside: 0,
      pruned: 2,
      seals: 3,
      events: 1,
    })
  })

  it('never takes what is young, and is no excuse for what went by another hand', async () => {
    const { estate, ctx } = await sealedEstate('one')
    await expect(acrossEstates('SELECT prune_events($1, 1, now())', [estate.id])).rejects.toThrow(
      'holds events that are kept',
    )
    await tamper('DELETE FROM event WHERE estate_id = $1', [estate.id])
    expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: { number: 1, fault: 'missing' } })
  })
})

describe('the platform’s own trail', () => {
  it('is sealed by the same job', async () => {
    await acrossEstates(
      `INSERT INTO platform_event (name, subject_type, reason) VALUES ('job.retried', 'job', 'A test of the seals.')`,
    )
    await sealTrail('platform', systemClock)
    const excuses = { prunedThrough: 0, prunedBefore: null, erased: new Set<string>() }
    const verdict = await verifyTrail(unsafeAcrossEstates('a test verifies'), 'platform', excuses)
    expect(verdict).toMatchObject({ broken: null })
    expect(verdict.events).toBeGreaterThan(0)
  })
})
