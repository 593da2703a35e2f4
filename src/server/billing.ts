import { BillingDown, type BillingProvider } from '@/integrations/payments/billing'
import { stripeBilling } from '@/integrations/payments/stripe'
import { config } from './config'
import { DomainError } from './errors'

export { BadSignature, BillingDown } from '@/integrations/payments/billing'
export type { BillingProvider, ProviderSubscription } from '@/integrations/payments/billing'

let made: BillingProvider | null | undefined

/** Who takes the subscriptions' money; null where nobody is configured and operators set plans by hand. */
export function billing(): BillingProvider | null {
  if (made !== undefined) return made
  const { stripe } = config()
  made = stripe ? stripeBilling(stripe) : null
  return made
}

/** Words for a provider that is away; anything else stays what it was. */
export function billingWords(error: unknown): unknown {
  if (!(error instanceof BillingDown)) return error
  return new DomainError(
    'EXTERNAL_SERVICE_ERROR',
    'subscription.provider_down',
    'The payment provider doesn’t answer at the moment. Nothing was changed; please try again in a few minutes.',
  )
}
