import { z } from 'zod'
import { BadSignature, billing } from './billing'
import { accountDb } from './db/client'
import { DomainError, notFound } from './errors'
import { defineJob } from './jobs'
import { limit } from './limits'
import { networkOf } from '@/lib/network'
import { askPlatformJob } from './platform-jobs'
import { readBody } from './read-body'
import type { RequestInfo } from './request'

/** Stripe's own events stay far below it. */
const MOST_BYTES = 256_000
/** Forged messages of one connection; signed ones are never counted. */
const FORGED = { max: 30, windowSeconds: 600 } as const

/** Works off one message of a payment provider; operators ask for it again. */
export const webhookJob = defineJob('subscription.webhook', z.object({ id: z.uuid() }), 12)

/** As much of a stored message as is read again: who it is about, and whether it is ours. */
export const webhookEnvelope = z.object({
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
export type WebhookEnvelope = z.infer<typeof webhookEnvelope>

/**
 * Takes in what the payment provider says: the signature of its very bytes is checked, it is kept as it came, and a job
 * works it off. The same again only counts as a repeat.
 * @throws DomainError RESOURCE_NOT_FOUND without a provider or on another site, VALIDATION_ERROR for a body that is too
 * large or not signed by the provider
 */
export async function receiveBillingWebhook(request: Request, info: RequestInfo): Promise<void> {
  const provider = billing()
  if (!provider || info.site.kind !== 'apex') throw notFound('address')
  const body = await readBody(request, MOST_BYTES)
  if (!body)
    throw new DomainError(
      'VALIDATION_ERROR',
      'webhooks.too_large',
      'This message is larger than any of ours.',
    )
  const event = await signedEvent(
    () => provider.readEvent(body.toString('utf8'), request.headers.get('stripe-signature')),
    info,
  )
  const payload: unknown = JSON.parse(body.toString('utf8'))
  await accountDb().$transaction(async (db) => {
    const [kept] = await db.$queryRaw<{ id: string; repeats: number }[]>`
      INSERT INTO webhook_delivery (provider, event_id, type, payload, received_at)
      VALUES (${provider.name}, ${event.id}, ${event.type}, ${JSON.stringify(payload)}::jsonb, ${info.clock.now()})
      ON CONFLICT (provider, event_id) DO UPDATE SET repeats = webhook_delivery.repeats + 1
      RETURNING id::text, repeats`
    if (kept?.repeats === 0) await askPlatformJob(db, webhookJob, { id: kept.id })
  })
}

async function signedEvent<T>(read: () => T, { ip }: RequestInfo): Promise<T> {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof BadSignature)) throw error
    await limit(['forged webhook', networkOf(ip)], FORGED)
    throw new DomainError(
      'VALIDATION_ERROR',
      'webhooks.not_signed',
      'This message is not signed by the provider.',
    )
  }
}
