/** What has become of a subscription: paid or on trial; a payment is missing; over. */
export type BillingState = 'running' | 'unpaid' | 'ended'

/** A price for one unit and month, in minor units. */
export type BillingPrice = { planKey: string; planName: string; currency: string; unitAmount: bigint }

export type ProviderSubscription = {
  id: string
  itemId: string
  state: BillingState
  /** Our own id of what was offered; null on a subscription that we didn't make. */
  offerId: string | null
  currency: string
  unitAmount: bigint
  quantity: number
  periodEndsAt: Date | null
  endsAtPeriodEnd: boolean
}

export type ProviderInvoice = {
  id: string
  number: string | null
  state: string
  currency: string
  total: bigint
  due: bigint
  href: string | null
  pdfHref: string | null
  at: Date
}

/** The envelope of what the provider tells us; what has happened is asked, not read out of it. */
export type ProviderEvent = {
  id: string
  type: string
  /** Whether it is about real money. */
  live: boolean
  /** Another account that it belongs to, where that is not our own. */
  account: string | null
  customerId: string | null
}

export type Checkout = {
  customerId: string
  estateId: string
  offerId: string
  price: BillingPrice
  quantity: number
  /** Nothing is paid before. */
  trialEndsAt: Date | null
  doneAt: string
  backAt: string
}

export type SubscriptionRef = { id: string; itemId: string }

/** Takes money for subscriptions. Every call goes over the network, and may throw `BillingDown`. */
export type BillingProvider = {
  name: string
  live: boolean
  openCustomer(customer: { estateId: string; name: string; email: string | null }): Promise<string>
  openCheckout(checkout: Checkout): Promise<{ id: string; href: string }>
  /** A page that was left open can't be paid any more; nothing happens where it was paid, or ran out. */
  closeCheckout(id: string): Promise<void>
  openPortal(portal: { customerId: string; backAt: string }): Promise<string>
  /** As it is now; null where the customer never finished one. */
  subscriptionOf(customerId: string): Promise<ProviderSubscription | null>
  changePlan(
    subscription: SubscriptionRef,
    to: { estateId: string; offerId: string; price: BillingPrice; quantity: number },
  ): Promise<void>
  setQuantity(subscription: SubscriptionRef, quantity: number): Promise<void>
  setEnding(subscription: SubscriptionRef, ends: boolean): Promise<void>
  end(subscription: SubscriptionRef): Promise<void>
  invoicesOf(customerId: string): Promise<ProviderInvoice[]>
  /** @throws BadSignature where the provider hasn't signed these very bytes within the last minutes */
  readEvent(body: string, signature: string | null): ProviderEvent
}

/** The provider doesn't answer, or answers that it can't now. Trying again later may work. */
export class BillingDown extends Error {
  override readonly name = 'BillingDown'
}

export class BadSignature extends Error {
  override readonly name = 'BadSignature'
}
