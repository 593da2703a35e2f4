import { createHash } from 'node:crypto'
import { maskEmail } from '@/lib/mask'
import { accountQuery } from './db/client'
import { runningJob } from './running-job'

type Message = { channel: 'email'; to: string; kind: string; key: string }

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
    await send()
  } catch (error) {
    await settle(key, 'failed', error instanceof Error ? error.message.slice(0, 500) : 'unknown')
    throw error
  }
  await settle(key, 'sent', null)
}

async function settle(key: string, status: 'sent' | 'failed', error: string | null): Promise<void> {
  await accountQuery('UPDATE delivery SET status = $2, error = $3, updated_at = now() WHERE key = $1', [
    key,
    status,
    error,
  ])
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
