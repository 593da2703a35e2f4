import { expect, it, onTestFinished } from 'vitest'
import { acrossEstates, asOwner } from '@/testing/owner'
import { countOutcome, flushOutcomes } from './outcomes'

async function counted(): Promise<number> {
  const [row] = await acrossEstates<{ jobs: number }>(
    `SELECT coalesce(sum(served + failed), 0)::int AS jobs FROM outcome_count WHERE source = 'job'`,
  )
  return row?.jobs ?? 0
}

it('what could not be counted while the database refused is counted afterwards', async () => {
  await flushOutcomes()
  const before = await counted()
  const grant = () => asOwner('GRANT INSERT, UPDATE ON outcome_count TO gatehouse_account')
  onTestFinished(async () => {
    await grant()
  })
  await asOwner('REVOKE INSERT, UPDATE ON outcome_count FROM gatehouse_account')
  countOutcome('job', false)
  await flushOutcomes()
  countOutcome('job', true)
  await flushOutcomes()
  expect(await counted()).toBe(before)
  await grant()
  await flushOutcomes()
  expect(await counted()).toBe(before + 2)
})
