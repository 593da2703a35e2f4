import Stripe from 'stripe'
import { z } from 'zod'
import {
  BadSignature,
  BillingDown,
  type BillingPrice,
  type BillingProvider,
  type BillingState,
  type ProviderEvent,
  type ProviderInvoice,
  type ProviderSubscription,
} from './billing'

type StripeSettings = {
  secretKey: string
  webhookSecret: string
  /** Another host that speaks Stripe's language, such as the stand-in. */
  apiUrl?: string
}

const TIMEOUT_MS = 10_000
/** How old a signature may be, in seconds. */
const TOLERANCE = 300
const INVOICES = 24

/** Stripe Billing: Checkout, the customer portal, subscriptions by quantity. */
export function stripeBilling({ secretKey, webhookSecret, apiUrl }: StripeSettings): BillingProvider {
  const stripe = new Stripe(secretKey, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: apiUrl ? 0 : 2,
    telemetry: false,
    appInfo: { name: 'Gatehouse' },
    ...hostOf(apiUrl),
  })
  return {
    name: 'stripe',
    live: secretKey.includes('_live_'),
    ...hostedPages(stripe),
    ...subscriptions(stripe),
    readEvent: (body, signature) => readEvent(stripe, body, signature, webhookSecret),
  }
}

type HostedPages = Pick<BillingProvider, 'openCustomer' | 'openCheckout' | 'closeCheckout' | 'openPortal'>

/** Pages of Stripe's own, where people type their cards. */
function hostedPages(stripe: Stripe): HostedPages {
  return {
    openCustomer: ({ estateId, name, email }) =>
      asked(async () => {
        const customer = await stripe.customers.create(
          { name, ...(email && { email }), metadata: { estate: estateId } },
          { idempotencyKey: `customer:${estateId}` },
        )
        return customer.id
      }),
    openCheckout: (checkout) =>
      asked(async () => {
        const { estateId, offerId, price, quantity, trialEndsAt } = checkout
        const metadata = { estate: estateId, offer: offerId }
        const session = await stripe.checkout.sessions.create({
          mode: 'subscription',
          customer: checkout.customerId,
          client_reference_id: estateId,
          line_items: [{ quantity, price_data: await priceData(stripe, price) }],
          subscription_data: { metadata, ...(trialEndsAt && { trial_end: seconds(trialEndsAt) }) },
          metadata,
          success_url: checkout.doneAt,
          cancel_url: checkout.backAt,
        })
        if (!session.url) throw new BillingDown('Stripe gave no address for the checkout')
        return { id: session.id, href: session.url }
      }),
    closeCheckout: (id) =>
      asked(async () => {
        const session = await stripe.checkout.sessions.retrieve(id)
        if (session.status !== 'open') return
        await stripe.checkout.sessions.expire(id).catch(async (error: unknown) => {
          // Paid in this very moment, which is then true of the subscription.
          const now = await stripe.checkout.sessions.retrieve(id)
          if (now.status === 'open') throw error
        })
      }),
    openPortal: ({ customerId, backAt }) =>
      asked(async () => {
        const session = await stripe.billingPortal.sessions.create({
          customer: customerId,
          return_url: backAt,
        })
        return session.url
      }),
  }
}

/** What is true of subscriptions, and changes of them. */
function subscriptions(
  stripe: Stripe,
): Omit<BillingProvider, keyof HostedPages | 'name' | 'live' | 'readEvent'> {
  return {
    subscriptionOf: (customer) =>
      asked(async () => {
        const { data } = await stripe.subscriptions.list({ customer, status: 'all', limit: 100 })
        return presentOf(data)
      }),
    changePlan: ({ id, itemId }, { estateId, offerId, price, quantity }) =>
      asked(async () => {
        await stripe.subscriptions.update(
          id,
          {
            items: [{ id: itemId, quantity, price_data: await priceData(stripe, price) }],
            metadata: { estate: estateId, offer: offerId },
            proration_behavior: 'create_prorations',
            cancel_at_period_end: false,
          },
          { idempotencyKey: `change:${offerId}` },
        )
      }),
    setQuantity: ({ id, itemId }, quantity) =>
      asked(async () => {
        await stripe.subscriptions.update(id, {
          items: [{ id: itemId, quantity }],
          proration_behavior: 'create_prorations',
        })
      }),
    setEnding: ({ id }, ends) =>
      asked(async () => {
        await stripe.subscriptions.update(id, { cancel_at_period_end: ends })
      }),
    end: ({ id }) =>
      asked(async () => {
        await stripe.subscriptions.cancel(id, { prorate: true, invoice_now: true })
      }),
    invoicesOf: (customer) =>
      asked(async () => {
        const { data } = await stripe.invoices.list({ customer, limit: INVOICES })
        return data.flatMap((invoice) => invoiceOf(invoice) ?? [])
      }),
  }
}

function hostOf(apiUrl: string | undefined) {
  if (!apiUrl) return {}
  const { hostname, port, protocol } = new URL(apiUrl)
  const secure = protocol === 'https:'
  return {
    host: hostname,
    port: port || (secure ? 443 : 80),
    protocol: secure ? ('https' as const) : ('http' as const),
  }
}

/** Tells a provider that is away from one that refuses: only the former is worth another try. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (
      error instanceof Stripe.errors.StripeConnectionError ||
      error instanceof Stripe.errors.StripeAPIError ||
      error instanceof Stripe.errors.StripeRateLimitError
    )
      throw new BillingDown(`Stripe does not answer: ${error.type}`, { cause: error })
    throw error
  }
}

async function priceData(stripe: Stripe, price: BillingPrice) {
  return {
    currency: price.currency.toLowerCase(),
    unit_amount: Number(toStripe(price.unitAmount, price.currency)),
    recurring: { interval: 'month' as const },
    product: await productOf(stripe, price),
  }
}

/** One product a plan, under an id of ours, so that it is made once. */
async function productOf(stripe: Stripe, { planKey, planName }: BillingPrice): Promise<string> {
  const id = `gatehouse_${planKey}`
  try {
    await stripe.products.create({ id, name: planName })
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || error.code !== 'resource_already_exists') throw error
  }
  return id
}

/** Stripe writes these with two digits behind the point, though they have none. */
const WITH_TWO_DIGITS = ['ISK', 'UGX']

function toStripe(amount: bigint, currency: string): bigint {
  return WITH_TWO_DIGITS.includes(currency.toUpperCase()) ? amount * 100n : amount
}

function fromStripe(amount: number, currency: string): bigint {
  const minor = BigInt(amount)
  return WITH_TWO_DIGITS.includes(currency.toUpperCase()) ? minor / 100n : minor
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)
const fromSeconds = (at: number) => new Date(at * 1000)

const STATES: Readonly<Record<string, BillingState>> = {
  active: 'running',
  trialing: 'running',
  past_due: 'unpaid',
  unpaid: 'unpaid',
  paused: 'unpaid',
  canceled: 'ended',
}

const ORDER: readonly BillingState[] = ['running', 'unpaid', 'ended']

/** The one that counts: running before unpaid before ended, and of these the newest. */
function presentOf(all: readonly Stripe.Subscription[]): ProviderSubscription | null {
  const known = all
    .toSorted((a, b) => b.created - a.created)
    .flatMap((subscription) => subscriptionOf(subscription) ?? [])
  return ORDER.map((state) => known.find((one) => one.state === state)).find((one) => one) ?? null
}

/** Null for one that never began: its first payment is still to come, or never came. */
function subscriptionOf(subscription: Stripe.Subscription): ProviderSubscription | null {
  const state = STATES[subscription.status]
  const item = subscription.items.data[0]
  if (!state || !item) return null
  const currency = item.price.currency.toUpperCase()
  return {
    id: subscription.id,
    itemId: item.id,
    state,
    offerId: subscription.metadata.offer ?? null,
    currency,
    unitAmount: fromStripe(item.price.unit_amount ?? 0, currency),
    quantity: item.quantity ?? 0,
    periodEndsAt: fromSeconds(item.current_period_end),
    endsAtPeriodEnd: subscription.cancel_at_period_end,
  }
}

function invoiceOf(invoice: Stripe.Invoice): ProviderInvoice | null {
  if (!invoice.id || invoice.status === 'draft') return null
  const currency = invoice.currency.toUpperCase()
  return {
    id: invoice.id,
    number: invoice.number,
    state: invoice.status ?? 'open',
    currency,
    total: fromStripe(invoice.total, currency),
    due: fromStripe(invoice.amount_remaining, currency),
    href: invoice.hosted_invoice_url ?? null,
    pdfHref: invoice.invoice_pdf ?? null,
    at: fromSeconds(invoice.created),
  }
}

const envelope = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(100),
  livemode: z.boolean(),
  account: z.string().nullish(),
  data: z.object({
    object: z.object({
      id: z.string().nullish(),
      object: z.string(),
      customer: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
    }),
  }),
})

function readEvent(stripe: Stripe, body: string, signature: string | null, secret: string): ProviderEvent {
  try {
    stripe.webhooks.constructEvent(body, signature ?? '', secret, TOLERANCE)
  } catch (error) {
    throw new BadSignature('not signed by Stripe', { cause: error })
  }
  const event = envelope.safeParse(JSON.parse(body))
  if (!event.success) throw new BadSignature('signed, but no event')
  const { id, type, livemode, account, data } = event.data
  const { object, customer, id: own } = data.object
  return {
    id,
    type,
    live: livemode,
    account: account ?? null,
    customerId:
      object === 'customer'
        ? (own ?? null)
        : typeof customer === 'string'
          ? customer
          : (customer?.id ?? null),
  }
}
