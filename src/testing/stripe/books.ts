import { createHmac, randomUUID } from 'node:crypto'

/** Objects as Stripe's API gives them, as far as anybody here reads them. */
type Row = { id: string; object: string; created: number }

export type Price = { id: string; object: 'price'; currency: string; unit_amount: number; product: string }

export type Subscription = Row & {
  customer: string
  status: 'active' | 'trialing' | 'past_due' | 'canceled'
  metadata: Record<string, string>
  cancel_at_period_end: boolean
  trial_end: number | null
  /** What changes within a period have brought so far, for the next invoice. */
  pending: number
  items: {
    object: 'list'
    data: { id: string; object: string; quantity: number; price: Price; current_period_end: number }[]
  }
}

export type Invoice = Row & {
  customer: string
  number: string
  status: 'open' | 'paid'
  currency: string
  total: number
  amount_remaining: number
  hosted_invoice_url: string
  invoice_pdf: string
}

export type Session = Row & {
  customer: string
  status: 'open' | 'complete' | 'expired'
  url: string
  success_url: string
  cancel_url: string
  wanted: { price: Price; quantity: number; metadata: Record<string, string>; trialEnd: number | null }
}

export type Customer = Row & { name: string; card: 'good' | 'declined' }

export type Kept = {
  customers: Record<string, Customer>
  products: Record<string, Row>
  sessions: Record<string, Session>
  subscriptions: Record<string, Subscription>
  invoices: Record<string, Invoice>
  /** Answers by idempotency key. */
  answers: Record<string, unknown>
}

export type StandInEvent = { body: string; signature: string; type: string }

export const MONTH = 30 * 86_400

export const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 20)}`
export const seconds = () => Math.floor(Date.now() / 1000)

/** `t=…,v1=…` as Stripe signs a body. */
export function signed(body: string, secret: string, at = seconds()): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}

/** What Stripe would do with subscriptions and their money; every change of it is told as an event. */
export class Books {
  kept: Kept = { customers: {}, products: {}, sessions: {}, subscriptions: {}, invoices: {}, answers: {} }

  constructor(
    private readonly origin: () => string,
    private readonly tell: (type: string, object: Row) => void,
  ) {}

  customer(id: string): Customer {
    return found(this.kept.customers, id)
  }

  session(id: string): Session {
    return found(this.kept.sessions, id)
  }

  subscription(id: string): Subscription {
    return found(this.kept.subscriptions, id)
  }

  subscriptionsOf(customer: string): Subscription[] {
    return Object.values(this.kept.subscriptions)
      .filter((one) => one.customer === customer)
      .reverse()
  }

  invoicesOf(customer: string): Invoice[] {
    return Object.values(this.kept.invoices)
      .filter((one) => one.customer === customer)
      .reverse()
  }

  /** The page is paid with a card that works, or tried with one that doesn't. */
  payCheckout(id: string, card: Customer['card'] = 'good'): boolean {
    const session = this.session(id)
    if (session.status !== 'open') return false
    this.customer(session.customer).card = card
    if (card === 'declined') return false
    session.status = 'complete'
    const { price, quantity, metadata, trialEnd } = session.wanted
    const ends = trialEnd ?? seconds() + MONTH
    const subscription: Subscription = {
      id: newId('sub'),
      object: 'subscription',
      created: seconds(),
      customer: session.customer,
      status: trialEnd ? 'trialing' : 'active',
      metadata,
      cancel_at_period_end: false,
      trial_end: trialEnd,
      pending: 0,
      items: {
        object: 'list',
        data: [{ id: newId('si'), object: 'subscription_item', quantity, price, current_period_end: ends }],
      },
    }
    this.kept.subscriptions[subscription.id] = subscription
    this.tell('customer.subscription.created', subscription)
    if (!trialEnd) this.bill(subscription)
    this.tell('checkout.session.completed', session)
    return true
  }

  /** The next payment falls due: paid by a card that works, missed by one that doesn't. */
  charge(id: string): void {
    const subscription = this.subscription(id)
    if (subscription.status === 'canceled') return
    if (subscription.cancel_at_period_end) return this.cancel(id)
    const [item] = subscription.items.data
    if (item) item.current_period_end = Math.max(item.current_period_end, seconds()) + MONTH
    subscription.trial_end = null
    this.bill(subscription)
  }

  private bill(subscription: Subscription): void {
    const [item] = subscription.items.data
    if (!item) return
    const id = newId('in')
    const paid = this.customer(subscription.customer).card === 'good'
    const total = item.price.unit_amount * item.quantity + subscription.pending
    subscription.pending = 0
    const invoice: Invoice = {
      id,
      object: 'invoice',
      created: seconds(),
      customer: subscription.customer,
      number: `GH-${String(Object.keys(this.kept.invoices).length + 1).padStart(4, '0')}`,
      status: paid ? 'paid' : 'open',
      currency: item.price.currency,
      total,
      amount_remaining: paid ? 0 : total,
      hosted_invoice_url: `${this.origin()}/invoice/${id}`,
      invoice_pdf: `${this.origin()}/invoice/${id}?pdf=1`,
    }
    this.kept.invoices[id] = invoice
    subscription.status = paid ? 'active' : 'past_due'
    this.tell(paid ? 'invoice.paid' : 'invoice.payment_failed', invoice)
    this.tell('customer.subscription.updated', subscription)
  }

  /** Another card; one that works pays at once what is open. */
  useCard(customer: string, card: Customer['card']): void {
    this.customer(customer).card = card
    if (card === 'declined') return
    for (const invoice of this.invoicesOf(customer)) {
      if (invoice.status !== 'open') continue
      invoice.status = 'paid'
      invoice.amount_remaining = 0
      this.tell('invoice.paid', invoice)
    }
    for (const subscription of this.subscriptionsOf(customer))
      if (subscription.status === 'past_due') {
        subscription.status = 'active'
        this.tell('customer.subscription.updated', subscription)
      }
  }

  expire(id: string): Session | null {
    const session = this.session(id)
    if (session.status !== 'open') return null
    session.status = 'expired'
    return session
  }

  change(id: string, change: (subscription: Subscription) => void): Subscription {
    const subscription = this.subscription(id)
    change(subscription)
    this.tell('customer.subscription.updated', subscription)
    return subscription
  }

  cancel(id: string): void {
    const subscription = this.subscription(id)
    subscription.status = 'canceled'
    this.tell('customer.subscription.deleted', subscription)
  }
}

export class Missing extends Error {}

function found<T>(rows: Record<string, T>, id: string): T {
  const row = rows[id]
  if (!row) throw new Missing(id)
  return row
}
