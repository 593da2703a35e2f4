import { callerAs, requestOf } from '@/testing/caller'
import { makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { workOffDelivery } from '@/modules/subscription/service/deliveries'
import { addDays } from '@/modules/subscription/standing'
import type { EstateInfo, MemberActor } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { receiveBillingWebhook } from '@/server/webhooks'
import type { StandInEvent } from './books'
import type { StripeStandIn } from './stand-in'

// Asked for late: whoever imports this says first where the provider is.
const across = () => unsafeAcrossEstates('a test looks at subscriptions')

export type Tenant = { estate: EstateInfo; manager: MemberActor }

/** An estate on the last day of its trial: what it chooses is paid at once. */
export async function tenant(parts: { trialEndsAt?: Date; units?: number } = {}): Promise<Tenant> {
  const made = await makeEstate({ status: 'trial' })
  const trialEndsAt = parts.trialEndsAt ?? addDays(new Date(), 1)
  await across().estate.update({ where: { id: made.id }, data: { trialEndsAt } })
  const manager = await makeMember(made, { roles: ['administrator'], name: 'Mara Manager' })
  for (let unit = 0; unit < (parts.units ?? 3); unit++) await makeUnit(made, `U-${unit}`)
  return { estate: made, manager }
}

export const as = ({ estate, manager }: Tenant) => callerAs({ estate, member: manager }).subscription

export async function planCalled(key: 'village' | 'estate'): Promise<string> {
  const plans = await callerAs({ apex: true }).subscription.offered()
  return plans.find((plan) => plan.key === key)?.id ?? ''
}

export const lastOf = <T>(items: readonly T[]): T => {
  const item = items.at(-1)
  if (!item) throw new Error('there is none')
  return item
}

export async function customerOf({ estate }: Tenant): Promise<string> {
  const row = await across().subscription.findFirstOrThrow({
    where: { estateId: estate.id },
    select: { customerId: true },
  })
  return row.customerId
}

/** Goes through the checkout with a card. */
export async function subscribeAt(
  { books }: StripeStandIn,
  who: Tenant,
  key: 'village' | 'estate' = 'village',
  card: 'good' | 'declined' = 'good',
): Promise<string> {
  const { href } = await as(who).choose({ planId: await planCalled(key) })
  books.payCheckout(lastOf((href ?? '').split('/')), card)
  return customerOf(who)
}

export const eventId = ({ body }: StandInEvent): string => JSON.parse(body).id

export const deliveryOf = (event: StandInEvent) =>
  across().webhookDelivery.findFirstOrThrow({ where: { eventId: eventId(event) } })

export function post({ body, signature }: Pick<StandInEvent, 'body' | 'signature'>) {
  const request = new Request('http://localhost/api/webhooks/stripe', {
    method: 'POST',
    body,
    headers: { 'stripe-signature': signature },
  })
  return receiveBillingWebhook(request, requestOf({ apex: true }))
}

/** As the provider's servers and our worker do it. */
export async function deliver(events: readonly StandInEvent[]): Promise<void> {
  for (const event of events) {
    await post(event)
    await workOffDelivery({ id: (await deliveryOf(event)).id })
  }
}
