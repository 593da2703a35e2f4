import { createHash } from 'node:crypto'
import { maskEmail } from '@/lib/mask'
import type { EstateInfo } from './context'
import { accountQuery } from './db/client'
import { makeCtx, systemActor } from './make-context'
import { countMessages } from './room'
import { runningJob } from './running-job'

type Message = {
  channel: 'email'
  to: string
  kind: string
  key: string
  /** The estate that sends it, among whose messages of the month it counts. */
  countsFor?: EstateInfo | null
}

/**
 * Sends a message and keeps what became of it. Tried again by its job it stays the same delivery, also where each try
 * has other words, such as a link that was made anew.
 */
export async function deliver(message: Message, send: () => Promise<void>): Promise<void> {
  const jobId = runningJob()
  const key = jobId
    ? digest(`${jobId} ${message.channel} ${message.kind} ${message.to}`)
    : digest(message.key)
  await accountQuery(
    `INSERT INTO delivery (key, channel, kind, recipient, status, job_id) VALUES ($1, $2, $3, $4, 'sending', $5)
     ON CONFLICT (key) DO UPDATE SET status = 'sending', attempts = delivery.attempts + 1, updated_at = now()`,
    [key, message.channel, message.kind, maskEmail(message.to), jobId],
  )
  try {
    if (message.countsFor) await countOnce(key, message.countsFor)
    await send()
  } catch (error) {
    await settle(key, 'failed', error instanceof Error ? error.message.slice(0, 500) : 'unknown')
    throw error
  }
  await settle(key, 'sent', null)
}

/** Counts a message with its first try and with no other. */
async function countOnce(key: string, estate: EstateInfo): Promise<void> {
  const counted = await accountQuery(
    'UPDATE delivery SET counted_at = now() WHERE key = $1 AND counted_at IS NULL RETURNING id',
    [key],
  )
  if (counted.length === 0) return
  await countMessages(makeCtx({ estate, actor: systemActor('Messages') }), 1, { hold: false })
}

async function settle(key: string, status: 'sent' | 'failed', error: string | null): Promise<void> {
  await accountQuery('UPDATE delivery SET status = $2, error = $3, updated_at = now() WHERE key = $1', [
    key,
    status,
    error,
  ])
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
