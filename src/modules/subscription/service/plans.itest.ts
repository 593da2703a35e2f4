import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { unsafeAcrossEstates } from '@/server/db/client'
import { callerAs } from '@/testing/caller'
import { makeEstate } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import type { CreatePlan } from '../schemas'

const aPlan = (parts: Partial<CreatePlan> = {}): CreatePlan => ({
  name: `Plan ${randomUUID().slice(0, 8)}`,
  description: 'For a test',
  maxUnits: 10,
  maxStaff: null,
  storageGb: 5,
  maxMessages: 100,
  allModules: true,
  modules: [],
  forTrial: false,
  prices: [{ currency: 'USD', amount: '1.20' }],
  ...parts,
})
const consoleOf = async (role: Parameters<typeof makeOperator>[0] = 'finance') =>
  callerAs({ console: await makeOperator(role) }).subscription
const front = () => callerAs({ apex: true }).subscription.offered()
const reason = 'The price list of next year'

describe('plans', () => {
  it('are there from the beginning, with prices in the currencies of our first countries', async () => {
    const offered = (await front()).filter(({ key }) => ['village', 'estate', 'township'].includes(key))
    expect(offered).toHaveLength(3)
    for (const { prices } of offered)
      expect(prices.map(({ currency }) => currency)).toEqual([
        ...['EUR', 'GBP', 'INR', 'KES', 'NGN', 'USD', 'ZAR'],
      ])
  })

  it('are made with prices in minor units, whatever the digits of the currency', async () => {
    const desk = await consoleOf()
    const prices = [
      { currency: 'jpy', amount: '120' },
      { currency: 'KWD', amount: '0,375' },
      { currency: 'USD', amount: '1.5' },
    ]
    const { id } = await desk.createPlan(aPlan({ prices }))
    expect(await desk.plan({ id })).toMatchObject({
      maxStorage: 5_000_000_000n,
      estates: 0,
      prices: [
        { currency: 'JPY', amount: 120n },
        { currency: 'KWD', amount: 375n },
        { currency: 'USD', amount: 150n },
      ],
    })
    expect((await front()).map((plan) => plan.id)).toContain(id)
  })

  it('say of every wrong price what is wrong with it', async () => {
    const prices = [
      { currency: 'JPY', amount: '1.5' },
      { currency: 'XXQ', amount: '1' },
      { currency: 'USD', amount: 'free' },
      { currency: 'USD', amount: '2' },
    ]
    await expect((await consoleOf()).createPlan(aPlan({ prices }))).rejects.toMatchObject({
      cause: {
        details: {
          fields: {
            'prices.0.amount': 'Type a price above zero, with no digits behind the point.',
            'prices.1.currency': 'XXQ is no currency that we know.',
            'prices.2.amount': 'Type a price above zero, with at most 2 digits behind the point.',
            'prices.3.currency': 'There is a price in USD already.',
          },
        },
      },
    })
  })

  it('are changed by one of two at once, and the other is told', async () => {
    const desk = await consoleOf()
    const { id } = await desk.createPlan(aPlan())
    const { updatedAt } = await desk.plan({ id })
    const edit = (name: string) =>
      desk.editPlan({ ...aPlan({ name }), id, asOf: updatedAt.toISOString(), reason })
    const outcomes = await Promise.allSettled([edit('The one'), edit('The other')])
    const refusals = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refusals).toMatchObject([{ reason: { cause: { code: 'subscription.plan_changed_meanwhile' } } }])
  })

  it('that are retired are offered to nobody, and stay what their estates have', async () => {
    const desk = await consoleOf('owner')
    const { id } = await desk.createPlan(aPlan())
    const estate = await makeEstate()
    const across = unsafeAcrossEstates('a test puts an estate on a plan')
    await across.estate.update({ where: { id: estate.id }, data: { planId: id } })
    await desk.offerPlan({ id, active: false, reason })
    expect((await front()).map((plan) => plan.id)).not.toContain(id)
    expect(await desk.plan({ id })).toMatchObject({ active: false, estates: 1 })
    await expect(across.plan.delete({ where: { id } })).rejects.toThrow()
  })

  it('always leave new estates one to try', async () => {
    const desk = await consoleOf()
    const trial = (await desk.plans()).plans.find(({ forTrial }) => forTrial)
    expect(trial).toBeDefined()
    await expect(desk.offerPlan({ id: trial?.id ?? '', active: false, reason })).rejects.toMatchObject({
      cause: { code: 'subscription.trial_needs_a_plan' },
    })
  })

  it('are changed by owners and finance alone', async () => {
    for (const role of ['support', 'read_only'] as const)
      await expect((await consoleOf(role)).createPlan(aPlan())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
