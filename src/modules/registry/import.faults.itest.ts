import { beforeAll, expect, it, vi } from 'vitest'
import { draftOf, held, long } from '@/testing/import-draft'
import { emptyQueues, startWorker } from '@/testing/worker-process'

const ROWS = 10_000
const WAIT = { timeout: 120_000, interval: 40 }

beforeAll(emptyQueues)

it('an import of 10,000 rows whose worker is killed is finished by the next one, once', async () => {
  const { ctx, imports, id } = await draftOf(long(ROWS), 'long.csv')
  await imports.run({ id })
  const first = await startWorker()
  const run = () => imports.record({ id })
  await vi.waitFor(async () => expect((await run()).done).toBeGreaterThan(0), WAIT)
  await first.kill()
  const { done, status } = await run()
  expect(status).toBe('running')
  expect(done).toBeLessThan(ROWS)
  const atDeath = await held(ctx)
  expect(atDeath).toEqual({ units: done, people: done, occupancies: done, vehicles: done })
  const second = await startWorker()
  await vi.waitFor(async () => expect((await run()).status).toBe('done'), WAIT)
  const all = { units: ROWS, people: ROWS, occupancies: ROWS, vehicles: ROWS }
  expect(await held(ctx)).toEqual(all)
  expect(await run()).toMatchObject({
    done: ROWS,
    summary: { created: all, rows: { create: ROWS, error: 0 } },
  })
  expect(await ctx.db.importChange.count({ where: { runId: id } })).toBe(4 * ROWS)
  expect(await ctx.db.event.count({ where: { name: 'import.finished' } })).toBe(1)
  expect(await second.end()).toBe(0)
}, 280_000)
