import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { beforeAll, expect, it, vi } from 'vitest'
import { draftOf, held, long } from '@/testing/import-draft'
import { acrossEstates } from '@/testing/owner'

const ROWS = 10_000
const WAIT = { timeout: 60_000, interval: 40 }

/** A worker as its own process, the way it runs in production. */
function startWorker(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/worker.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

// What the tests before left behind would keep these workers busy for long.
beforeAll(async () => {
  for (const table of ['event_outbox', 'job_request', 'graphile_worker._private_jobs'])
    await acrossEstates(`DELETE FROM ${table}`)
})

it('an import of 10,000 rows whose worker is killed is finished by the next one, once', async () => {
  const { ctx, imports, id } = await draftOf(long(ROWS), 'long.csv')
  await imports.run({ id })
  const first = startWorker()
  const run = () => imports.record({ id })
  await vi.waitFor(async () => expect((await run()).done).toBeGreaterThan(0), WAIT)
  first.kill('SIGKILL')
  await once(first, 'exit')
  const { done, status } = await run()
  expect(status).toBe('running')
  expect(done).toBeLessThan(ROWS)
  const atDeath = await held(ctx)
  expect(atDeath).toEqual({ units: done, people: done, occupancies: done, vehicles: done })
  const second = startWorker()
  await vi.waitFor(async () => expect((await run()).status).toBe('done'), WAIT)
  const all = { units: ROWS, people: ROWS, occupancies: ROWS, vehicles: ROWS }
  expect(await held(ctx)).toEqual(all)
  expect(await run()).toMatchObject({
    done: ROWS,
    summary: { created: all, rows: { create: ROWS, error: 0 } },
  })
  expect(await ctx.db.importChange.count({ where: { runId: id } })).toBe(4 * ROWS)
  expect(await ctx.db.event.count({ where: { name: 'import.finished' } })).toBe(1)
  second.kill('SIGTERM')
  expect((await once(second, 'exit'))[0]).toBe(0)
}, 180_000)
