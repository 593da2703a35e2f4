import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { unsafeAcrossEstates } from '@/server/db/client'
import { estateById } from '@/server/estates'
import { ctxFor, makeUnit } from '@/testing/estate'
import { signed, type StandInEvent } from '@/testing/stripe/books'
import { StripeStandIn } from '@/testing/stripe/stand-in'
import {
  as,
  customerOf,
  deliver,
  deliveryOf,
  eventId,
  lastOf,
  post,
  subscribeAt,
  tenant,
  type Tenant,
} from '@/testing/stripe/tenants'
import { workOffDelivery } from './service/deliveries'
import { tellQuantity } from './service/quantity'
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

describe('the provider’s messages', () => {
  /** Subscribed, missed a payment, paid it, cancelled: with all that the provider told of it. */
  async function story(): Promise<{ who: Tenant; events: StandInEvent[] }> {
    const who = await tenant()
    const customer = await subscribe(who)
    const { id } = await subscriptionOf(who)
    stripe.books.useCard(customer, 'declined')
    stripe.books.charge(id)
    stripe.books.useCard(customer, 'good')
    return { who, events: stripe.events.splice(0) }
  }

  it('come to the same in whatever order, and however often each comes', async () => {
    for (const mix of [
      (events: StandInEvent[]) => events,
      (events: StandInEvent[]) => events.toReversed(),
      (events: StandInEvent[]) => [...events, ...events, ...events.toReversed()],
      (events: StandInEvent[]) => events.toSorted((a, b) => a.type.localeCompare(b.type)),
    ]) {
      const { who, events } = await story()
      await deliver(mix(events))
      expect(await stateOf(who)).toBe('active')
      expect((await as(who).mine()).invoices.map(({ state }) => state)).toEqual(['paid', 'paid'])
      const told = await across.event.findMany({
        where: { estateId: who.estate.id, name: 'estate.moved' },
        select: { payload: true },
      })
      expect(told).toMatchObject([{ payload: { from: 'trial', to: 'active' } }])
    }
  })

  it('that are worked off by several workers at once end in what is true', async () => {
    const { who, events } = await story()
    for (const event of events) await post(event)
    const deliveries = await Promise.all(events.map((event) => deliveryOf(event)))
    const cancelled = await subscriptionOf(who)
    await Promise.all([
      ...deliveries.map(({ id }) => workOffDelivery({ id })),
      ...deliveries.map(({ id }) => workOffDelivery({ id })),
    ])
    stripe.books.cancel(cancelled.id)
    await deliver(stripe.events.splice(0))
    expect((await as(who).mine()).subscription?.state).toBe('ended')
  })

  it('are kept once, with how often they came', async () => {
    const { events } = await story()
    const event = lastOf(events)
    await Promise.all(Array.from({ length: 5 }, () => post(event)))
    expect(await deliveryOf(event)).toMatchObject({ repeats: 4, status: 'received', provider: 'stripe' })
  })

  it('are refused and not kept where they are forged, altered or old', async () => {
    const { events } = await story()
    const event = lastOf(events)
    const now = Math.floor(Date.now() / 1000)
    const forgeries = [
      { body: event.body, signature: '' },
      { body: event.body, signature: signed(event.body, 'whsec_of_somebody_else') },
      { body: event.body.replace('"livemode":false', '"livemode":true '), signature: event.signature },
      { body: event.body, signature: signed(event.body, SECRET, now - 3600) },
    ]
    for (const forged of forgeries)
      await expect(post(forged)).rejects.toMatchObject({ code: 'webhooks.not_signed' })
    expect(await across.webhookDelivery.count({ where: { eventId: eventId(event) } })).toBe(0)
  })

  it('are refused unread where they are larger than any of the provider’s', async () => {
    const body = JSON.stringify({ padding: 'x'.repeat(300_000) })
    await expect(post({ body, signature: signed(body, SECRET) })).rejects.toMatchObject({
      code: 'webhooks.too_large',
    })
  })

  it('about real money, another account or an unknown customer are kept as failed, and change nothing', async () => {
    const { who, events } = await story()
    const subscription = await subscriptionOf(who)
    await deliver(events)
    const odd = [
      stripe.event('invoice.paid', subscription, { livemode: true }),
      stripe.event('invoice.paid', subscription, { account: 'acct_other' }),
      stripe.event('invoice.paid', { ...subscription, customer: 'cus_nobody' }),
    ]
    await deliver(odd)
    for (const event of odd)
      expect(await deliveryOf(event)).toMatchObject({
        status: 'failed',
        error: expect.stringMatching(/real money|another account|No estate/),
      })
    const other = stripe.event('product.created', { id: 'prod_1', object: 'product' })
    await deliver([other])
    expect(await deliveryOf(other)).toMatchObject({ status: 'ignored' })
    expect(await stateOf(who)).toBe('active')
  })

  it('of a subscription at a price that was never offered open nothing', async () => {
    const who = await tenant()
    await subscribe(who)
    stripe.books.change((await subscriptionOf(who)).id, ({ items }) => {
      for (const { price } of items.data) price.unit_amount = 1
    })
    const events = stripe.events.splice(0)
    await deliver(events)
    expect(await stateOf(who)).toBe('trial')
    expect(await deliveryOf(lastOf(events))).toMatchObject({
      status: 'failed',
      estateId: who.estate.id,
      error: expect.stringContaining('ZAR 1500 was offered'),
    })
  })

  it('wait for a provider that is away, and are worked off when it is back', async () => {
    const who = await tenant()
    await subscribe(who)
    const [event] = stripe.events.splice(0)
    if (!event) throw new Error('nothing was told')
    await post(event)
    const { id } = await deliveryOf(event)
    stripe.isDown = true
    await expect(workOffDelivery({ id })).rejects.toThrow('Stripe does not answer')
    expect(await deliveryOf(event)).toMatchObject({ status: 'failed' })
    stripe.isDown = false
    await workOffDelivery({ id })
    expect(await deliveryOf(event)).toMatchObject({ status: 'processed', error: null })
    expect(await stateOf(who)).toBe('active')
  })

  it('never touch another estate', async () => {
    const other = await tenant()
    await subscribe(other)
    await as(other).refresh()
    const { who, events } = await story()
    stripe.books.cancel((await subscriptionOf(who)).id)
    await deliver([...events, ...stripe.events.splice(0)])
    expect(await stateOf(other)).toBe('active')
    expect((await as(other).mine()).invoices).toHaveLength(1)
  })
})

describe('the life of a subscription', () => {
  it('is past due when a payment fails, and active again when it is paid', async () => {
    const who = await tenant({ trialEndsAt: addDays(new Date(), -1) })
    const customer = await subscribe(who)
    await as(who).refresh()
    stripe.books.useCard(customer, 'declined')
    stripe.books.charge((await subscriptionOf(who)).id)
    await deliver(stripe.events.splice(0))
    expect(await as(who).mine()).toMatchObject({ status: 'past_due', graceDaysLeft: 7 })
    stripe.books.useCard(customer, 'good')
    await deliver(stripe.events.splice(0))
    expect(await as(who).mine()).toMatchObject({ status: 'active', graceEndsAt: null })
  })

  it('ends with its paid time where it was cancelled, and goes on where that was taken back', async () => {
    const who = await tenant({ trialEndsAt: addDays(new Date(), -1) })
    await subscribe(who)
    await as(who).refresh()
    await as(who).setEnding({ ends: true })
    expect((await as(who).mine()).subscription).toMatchObject({ endsAtPeriodEnd: true, state: 'running' })
    await as(who).setEnding({ ends: false })
    expect((await as(who).mine()).subscription).toMatchObject({ endsAtPeriodEnd: false })
    await as(who).setEnding({ ends: true })
    stripe.books.charge((await subscriptionOf(who)).id)
    await deliver(stripe.events.splice(0))
    expect(await as(who).mine()).toMatchObject({ status: 'past_due', subscription: { state: 'ended' } })
  })

  it('pays for as many units as there are, however many are added at once', async () => {
    const who = await tenant({ units: 2 })
    await subscribe(who)
    await as(who).refresh()
    await Promise.all(
      Array.from({ length: 4 }, async (_, index) => {
        await makeUnit(who.estate, `more-${index}`)
        await tellQuantity(ctxFor(who.estate))
      }),
    )
    expect((await subscriptionOf(who)).items.data[0]?.quantity).toBe(6)
    expect((await as(who).mine()).subscription?.quantity).toBe(6)
    stripe.calls.length = 0
    await tellQuantity(ctxFor(who.estate))
    expect(stripe.calls).toEqual([])
  })
})
