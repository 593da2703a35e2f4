import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { acrossEstates } from '@/testing/owner'
import { ESTATES, RESIDENTS, STAFF } from './estates'

const start = (): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'prisma/demo/seed.ts'], { stdio: 'inherit' })

async function run(): Promise<void> {
  const [code] = await once(start(), 'exit')
  expect(code).toBe(0)
}

/** People, units and tickets of each of the demo's estates. */
const figures = () =>
  acrossEstates<{ slug: string; people: number; units: number; tickets: number; accounts: number }>(
    `SELECT e.slug,
       (SELECT count(*)::int FROM member m WHERE m.estate_id = e.id) AS people,
       (SELECT count(*)::int FROM member m WHERE m.estate_id = e.id AND m.account_id IS NOT NULL) AS accounts,
       (SELECT count(*)::int FROM unit u WHERE u.estate_id = e.id) AS units,
       (SELECT count(*)::int FROM ticket t WHERE t.estate_id = e.id) AS tickets
     FROM estate e WHERE e.slug = ANY($1) ORDER BY e.slug`,
    [ESTATES.map(({ slug }) => slug)],
  )

it('makes four estates with somebody to sign in as for every role, also after a run that was killed', async () => {
  const killed = start()
  await vi.waitFor(async () => expect(await figures()).not.toEqual([]), { timeout: 30_000, interval: 5 })
  killed.kill('SIGKILL')
  await once(killed, 'exit')

  await run()
  const made = await figures()
  expect(made.map(({ slug, units }) => [slug, units])).toEqual([
    ['acacia-court', 400],
    ['harbour-lets', 36],
    ['lagoon-heights', 800],
    ['palm-grove', 40],
  ])
  for (const { people, tickets, accounts } of made) {
    expect(people).toBeGreaterThan(60)
    expect(tickets).toBeGreaterThan(10)
    expect(accounts).toBe(STAFF.length + RESIDENTS.length)
  }

  await run()
  expect(await figures()).toEqual(made)
  const guide: unknown = JSON.parse(readFileSync(path.join(process.env.DATA_DIR ?? '', 'demo.json'), 'utf8'))
  expect(guide).toMatchObject({
    estates: ESTATES.map(({ slug, name }) => ({ slug, name })),
    accounts: expect.arrayContaining([expect.objectContaining({ site: 'palm-grove', role: 'tenant' })]),
  })
}, 120_000)
