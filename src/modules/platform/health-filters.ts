import type { ListJobs } from '@/server/dead-letters'
import type { ListDeliveries, ListWebhooks } from '@/server/health-figures'

/*
 * What the addresses of the lists of work ask for; whatever an address can't mean is left out. The screen and the file
 * come to the same question.
 */

export const JOB_STATES = ['failed', 'retrying', 'waiting', 'running'] as const
export const DELIVERY_STATES = ['failed', 'sending', 'sent'] as const
export const CHANNELS = ['email', 'sms', 'whatsapp', 'push'] as const
export const WEBHOOK_STATES = ['failed', 'received', 'processed', 'ignored'] as const

function wordsIn(address: URLSearchParams): { q?: string } {
  const q = address.get('q')?.trim().slice(0, 100)
  return q ? { q } : {}
}

export function jobsAsked(address: URLSearchParams): Omit<ListJobs, 'limit' | 'cursor'> {
  const state = JOB_STATES.filter((one) => address.getAll('state').includes(one))
  const task = address.getAll('task').slice(0, 50)
  return { ...wordsIn(address), ...(state.length > 0 && { state }), ...(task.length > 0 && { task }) }
}

export function deliveriesAsked(address: URLSearchParams): Omit<ListDeliveries, 'limit' | 'cursor'> {
  const status = DELIVERY_STATES.filter((one) => address.getAll('status').includes(one))
  const channel = CHANNELS.filter((one) => address.getAll('channel').includes(one))
  return { ...wordsIn(address), ...(status.length > 0 && { status }), ...(channel.length > 0 && { channel }) }
}

export function webhooksAsked(address: URLSearchParams): Omit<ListWebhooks, 'limit' | 'cursor'> {
  const status = WEBHOOK_STATES.filter((one) => address.getAll('status').includes(one))
  const provider = address.getAll('provider').slice(0, 10)
  return {
    ...wordsIn(address),
    ...(status.length > 0 && { status }),
    ...(provider.length > 0 && { provider }),
  }
}
