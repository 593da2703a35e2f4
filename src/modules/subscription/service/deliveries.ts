import { systemClock, type Clock } from '@/server/clock'
import { unsafeAcrossEstates } from '@/server/db/client'
import { billing, BillingDown } from '@/server/billing'
import { webhookJob, type WebhookEnvelope, webhookEnvelope } from '@/server/webhooks'
import { Mismatch, syncWithProvider } from './sync'

const OVER: readonly string[] = ['processed', 'ignored']

/**
 * Works off what the provider sent. What it says happened is only a reason to ask what is true now: repeated, late or out
 * of order, it comes to the same. What doesn't fit is kept as failed, for operators to read and to try again.
 * @throws BillingDown where the provider doesn't answer, so that the queue tries again
 */
export async function workOffDelivery(raw: unknown, clock: Clock = systemClock): Promise<void> {
  const { id } = webhookJob.payload.parse(raw)
  const db = unsafeAcrossEstates('a provider’s message is worked off')
  const delivery = await db.webhookDelivery.findUnique({
    where: { id },
    select: { id: true, status: true, payload: true, eventId: true },
  })
  if (!delivery || OVER.includes(delivery.status)) return
  const end = async (
    status: 'processed' | 'ignored' | 'failed',
    more: { error?: string; estateId?: string } = {},
  ): Promise<void> => {
    const { error = null, estateId } = more
    await db.webhookDelivery.update({
      where: { id },
      data: { status, error, processedAt: clock.now(), ...(estateId && { estateId }) },
      select: { id: true },
    })
  }
  const event = webhookEnvelope.parse(delivery.payload)
  const wrong = wrongAccount(event)
  if (wrong) return end('failed', { error: wrong })
  const customerId = customerOf(event)
  if (!customerId) return end('ignored')
  const found = await db.subscription.findMany({ where: { customerId }, select: { estateId: true } })
  const [owner] = found
  if (!owner || found.length > 1)
    return end('failed', { error: `No estate of ours is the customer ${customerId}.` })
  try {
    const by = { kind: 'system', id: null, name: 'Stripe', requestId: delivery.eventId, ip: null } as const
    await syncWithProvider({ estateId: owner.estateId, clock, by })
    await end('processed', owner)
  } catch (error) {
    await end('failed', { error: wordsOf(error), ...owner })
    if (!(error instanceof Mismatch)) throw error
  }
}

function wrongAccount({ livemode, account }: WebhookEnvelope): string | null {
  if (account) return `It belongs to another account (${account}).`
  const live = billing()?.live ?? false
  if (livemode === live) return null
  return livemode
    ? 'It is about real money, but the keys are for tests.'
    : 'It is a test, but the keys are for real money.'
}

function customerOf({ data }: WebhookEnvelope): string | null {
  const { object, customer, id } = data.object
  if (object === 'customer') return id ?? null
  return typeof customer === 'string' ? customer : (customer?.id ?? null)
}

function wordsOf(error: unknown): string {
  if (error instanceof BillingDown) return 'Stripe doesn’t answer. It is tried again by itself.'
  return error instanceof Error ? error.message.slice(0, 1000) : 'unknown'
}
