import { describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { makeEstate } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { acrossEstates } from '@/testing/owner'
import { queueCounts } from './dead-letters'

/** A job of the estate's that has been tried as often as it may be. */
async function deadLetter(estateId: string): Promise<number> {
  const [job] = await acrossEstates<{ id: number }>(
    `SELECT id::float8 AS id FROM graphile_worker.add_job('tests.never_run',
       json_build_object('estateId', $1::text, 'payload', json_build_object('row', 7)), max_attempts => 1, run_at => now() + interval '1 hour')`,
    [estateId],
  )
  if (!job) throw new Error('no job')
  await acrossEstates(
    `SELECT graphile_worker.permanently_fail_jobs(ARRAY[$1]::bigint[], 'the provider was down')`,
    [job.id],
  )
  return job.id
}

async function consoleAs(role: 'support' | 'read_only') {
  const operator = await makeOperator(role)
  return { operator, jobs: callerAs({ console: { sessionId: operator.sessionId } }).jobs }
}

describe('a job that was given up', () => {
  it('is read by operators with its estate, its error and what it was asked to do', async () => {
    const estate = await makeEstate({ name: 'Palm Grove' })
    const id = await deadLetter(estate.id)
    const { jobs } = await consoleAs('read_only')
    const { items } = await jobs.list({ estateId: estate.id })
    expect(items).toEqual([
      expect.objectContaining({
        id,
        task: 'tests.never_run',
        error: 'the provider was down',
        estateName: 'Palm Grove',
        estateSlug: estate.slug,
      }),
    ])
    expect(await jobs.record({ id })).toMatchObject({ id, payload: { row: 7 } })
    expect((await jobs.counts()).failed).toBeGreaterThan(0)
  })

  it('is listed page by page', async () => {
    const estate = await makeEstate()
    const ids = [await deadLetter(estate.id), await deadLetter(estate.id), await deadLetter(estate.id)]
    const { jobs } = await consoleAs('support')
    const first = await jobs.list({ estateId: estate.id, limit: 2 })
    const second = await jobs.list({ estateId: estate.id, limit: 2, cursor: first.nextCursor })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed())
    expect(second.nextCursor).toBeNull()
  })

  it('runs again once, by one of several operators at the same time, who gave a reason that stays', async () => {
    const estate = await makeEstate()
    const id = await deadLetter(estate.id)
    const { operator, jobs } = await consoleAs('support')
    const reason = `The provider is up again (${id})`
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => jobs.retry({ id, reason })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [job] = await acrossEstates(
      'SELECT attempts, is_available FROM graphile_worker._private_jobs WHERE id = $1',
      [id],
    )
    expect(job).toEqual({ attempts: 0, is_available: true })
    expect(await jobs.record({ id })).toMatchObject({ state: 'waiting' })
    expect((await jobs.list({ estateId: estate.id })).items).toEqual([])
    const events = await acrossEstates(
      `SELECT name, operator_id, reason, details FROM platform_event WHERE details->>'jobId' = $1`,
      [String(id)],
    )
    expect(events).toEqual([
      {
        name: 'job.retried',
        operator_id: operator.id,
        reason,
        details: { jobId: id, task: 'tests.never_run', estateId: estate.id },
      },
    ])
  })

  it('is not retried without a reason, by who may only read, or where it does not exist', async () => {
    const id = await deadLetter((await makeEstate()).id)
    const { jobs } = await consoleAs('support')
    // The same reasons as the console's form lets through.
    for (const reason of [' ', 'up', 'done'])
      await expect(jobs.retry({ id, reason })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(jobs.retry({ id: 9_000_000_000, reason: 'Try again' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const reader = await consoleAs('read_only')
    await expect(reader.jobs.retry({ id, reason: 'Try again' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await jobs.record({ id })).toMatchObject({ id })
  })

  it('runs again together with others, or with all that match, and what was retried before is passed over', async () => {
    const estate = await makeEstate()
    const ids = [await deadLetter(estate.id), await deadLetter(estate.id), await deadLetter(estate.id)]
    const { operator, jobs } = await consoleAs('support')
    const reason = 'The provider is up again'
    const both = { which: { ids: ids.slice(0, 2) }, reason }
    const two = await Promise.all([jobs.retrySeveral(both), jobs.retrySeveral(both)])
    expect(two.reduce((sum, { again }) => sum + again, 0)).toBe(2)
    expect(await jobs.retrySeveral({ which: { matching: { estateId: estate.id } }, reason })).toEqual({
      again: 1,
    })
    expect(await jobs.retrySeveral({ which: { matching: { estateId: estate.id } }, reason })).toEqual({
      again: 0,
    })
    const events = await acrossEstates<{ jobs: string }>(
      `SELECT details->>'jobs' AS jobs FROM platform_event WHERE operator_id = $1 AND name = 'job.retried'`,
      [operator.id],
    )
    expect(events.reduce((sum, { jobs }) => sum + Number(jobs), 0)).toBe(3)
  })

  it('is found by its state, its name, its estate and its error', async () => {
    const estate = await makeEstate({ name: 'Quiver Tree Ridge' })
    const id = await deadLetter(estate.id)
    const { jobs } = await consoleAs('read_only')
    const found = async (asked: Parameters<typeof jobs.list>[0]) =>
      (await jobs.list({ estateId: estate.id, ...asked })).items.map((job) => job.id)
    expect(await found({ q: 'quiver' })).toEqual([id])
    expect(await found({ q: 'PROVIDER was down' })).toEqual([id])
    expect(await found({ q: 'nothing of the kind' })).toEqual([])
    expect(await found({ state: ['waiting', 'running', 'retrying'] })).toEqual([])
    expect(await found({ task: ['tests.never_run'] })).toEqual([id])
    expect(await jobs.tasks()).toContain('tests.never_run')
  })

  it('is counted apart from what waits', async () => {
    const before = await queueCounts()
    await deadLetter((await makeEstate()).id)
    const after = await queueCounts()
    expect(after.failed).toBeGreaterThan(before.failed)
  })
})
