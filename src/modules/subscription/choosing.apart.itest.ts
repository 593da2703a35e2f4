import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { unsafeAcrossEstates } from '@/server/db/client'
import { estateById } from '@/server/estates'
import { callerAs } from '@/testing/caller'
import { makeOperator } from '@/testing/operator'
import { StripeStandIn } from '@/testing/stripe/stand-in'
import {
  as,
  customerOf,
  deliver,
  lastOf,
  planCalled,
  subscribeAt,
  tenant,
  type Tenant,
} from '@/testing/stripe/tenants'
import { addDays } from './standing'

const SECRET = 'whsec_of_the_stand_in'
const stripe = await new StripeStandIn({ webhookSecret: SECRET }).start()
// Read when the settings are first asked for, which the next line does.
process.env.STRIPE_SECRET_KEY = 'sk_test_standin'
process.env.STRIPE_WEBHOOK_SECRET = SECRET
process.env.STRIPE_API_URL = stripe.origin
const across = unsafeAcrossEstates('a test looks at subscriptions')

afterAll(() => stripe.stop())
beforeEach(() => {
  stripe.isDown = false
  stripe.events.length = 0
})

const subscribe = (who: Tenant, key?: 'village' | 'estate', card?: 'good' | 'declined') =>
  subscribeAt(stripe, who, key, card)
const subscriptionOf = async (who: Tenant) => lastOf(stripe.books.subscriptionsOf(await customerOf(who)))
const stateOf = async ({ estate }: Tenant) => (await estateById(estate.id))?.status

describe('choosing a plan', () => {
  it('leads to the checkout with the units there are, and makes the estate active when it is paid', async () => {
    const who = await tenant({ units: 4 })
    await subscribe(who)
    expect(await stateOf(who)).toBe('trial')
    await deliver(stripe.events.splice(0))
    expect(await stateOf(who)).toBe('active')
    expect(await as(who).mine()).toMatchObject({
      plan: { name: 'Village' },
      subscription: { state: 'running', currency: 'ZAR', unitAmount: 1500n, quantity: 4 },
      invoices: [{ state: 'paid', total: 6000n, currency: 'ZAR' }],
    })
  })

  it('leaves the rest of the trial free', async () => {
    const trialEndsAt = addDays(new Date(), 20)
    const who = await tenant({ trialEndsAt })
    await subscribe(who)
    await deliver(stripe.events.splice(0))
    expect(await stateOf(who)).toBe('active')
    expect((await subscriptionOf(who)).status).toBe('trialing')
    expect((await as(who).mine()).invoices).toEqual([])
  })

  it('is known on the way back, before the provider’s message has come', async () => {
    const who = await tenant()
    await subscribe(who)
    await as(who).refresh()
    expect(await stateOf(who)).toBe('active')
  })

  it('changes nothing where the card is declined', async () => {
    const who = await tenant()
    await subscribe(who, 'village', 'declined')
    await as(who).refresh()
    expect(await stateOf(who)).toBe('trial')
  })

  it('for the second time changes the running subscription, and opens no second one', async () => {
    const who = await tenant()
    const customer = await subscribe(who)
    await as(who).refresh()
    await expect(as(who).choose({ planId: await planCalled('estate') })).resolves.toEqual({ href: null })
    expect(stripe.books.subscriptionsOf(customer)).toHaveLength(1)
    expect(await as(who).mine()).toMatchObject({
      plan: { name: 'Estate' },
      subscription: { unitAmount: 2200n },
    })
  })

  it('in two windows can be paid in one of them only', async () => {
    const who = await tenant()
    const first = await as(who).choose({ planId: await planCalled('village') })
    const second = await as(who).choose({ planId: await planCalled('estate') })
    expect(stripe.books.payCheckout(lastOf((first.href ?? '').split('/')))).toBe(false)
    expect(stripe.books.payCheckout(lastOf((second.href ?? '').split('/')))).toBe(true)
  })

  it('by several at once leaves one page that can be paid, and one subscription', async () => {
    const [village, estate] = [await planCalled('village'), await planCalled('estate')]
    for (let round = 0; round < 4; round++) {
      const who = await tenant()
      const opened = await Promise.allSettled(
        [village, estate, village].map((planId) => as(who).choose({ planId })),
      )
      const refusals = opened.flatMap((one) => (one.status === 'rejected' ? String(one.reason.message) : []))
      expect(refusals.filter((words) => !words.startsWith('A plan is being chosen in another'))).toEqual([])
      const customer = await customerOf(who)
      const sessions = Object.values(stripe.books.kept.sessions).filter((one) => one.customer === customer)
      expect(sessions).toHaveLength(3)
      for (const { id } of sessions) stripe.books.payCheckout(id)
      expect(stripe.books.subscriptionsOf(customer)).toHaveLength(1)
    }
  })

  it('is refused where it is too small for what there is, with what there is too much of', async () => {
    const who = await tenant({ units: 4 })
    const facts = { name: 'Small', description: '', maxUnits: 3, maxStaff: 1, maxMessages: null }
    const key = `small-${crypto.randomUUID()}`
    const { id: planId } = await across.plan.create({
      data: { ...facts, key, prices: { create: { currency: 'ZAR', amount: 100n } } },
      select: { id: true },
    })
    stripe.calls.length = 0
    const words = 'The plan Small is too small for Test Estate: it holds 3 units (4 are in use).'
    await expect(as(who).choose({ planId })).rejects.toMatchObject({
      message: words,
      cause: { code: 'subscription.too_small' },
    })
    expect(stripe.calls).toEqual([])
    const desk = callerAs({ console: await makeOperator('owner') }).subscription
    const byHand = { id: who.estate.id, planId, reason: 'SUP-9 They asked for it' }
    await expect(desk.setPlan(byHand)).rejects.toMatchObject({ message: words })
    await across.plan.update({ where: { id: planId }, data: { maxUnits: 4 } })
    await desk.setPlan(byHand)
  })

  it('settles the difference for the rest of the month on the next invoice, up and down', async () => {
    const who = await tenant({ units: 10 })
    await subscribe(who)
    await as(who).refresh()
    await as(who).choose({ planId: await planCalled('estate') })
    const { id } = await subscriptionOf(who)
    stripe.books.charge(id)
    await as(who).refresh()
    // Ten units went from 15 to 22 rand on the first day of a month that was paid at 15.
    const totals = async () => (await as(who).mine()).invoices.map(({ total }) => total)
    expect(await totals()).toEqual(expect.arrayContaining([29_000n, 15_000n]))
    await as(who).choose({ planId: await planCalled('village') })
    stripe.books.charge(id)
    await as(who).refresh()
    expect((await totals()).some((total) => total < 15_000n)).toBe(true)
  })

  it('says so in words while the provider is away, and changes nothing', async () => {
    const who = await tenant()
    stripe.isDown = true
    await expect(as(who).choose({ planId: await planCalled('village') })).rejects.toMatchObject({
      cause: { code: 'subscription.provider_down' },
    })
    expect(await stateOf(who)).toBe('trial')
  })
})
