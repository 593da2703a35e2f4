import { z } from 'zod'
import { estateStatus, type EstateStatus } from './schemas'

/** States from which an estate can be suspended. */
const SUSPENDABLE: readonly EstateStatus[] = ['trial', 'active', 'past_due']

export function maySuspend(status: EstateStatus): boolean {
  return SUSPENDABLE.includes(status)
}

export function mayReopen(status: EstateStatus): boolean {
  return status === 'suspended'
}

/** A change of an estate's state, as its platform events keep it. */
export const statusChange = z.object({ before: estateStatus, after: estateStatus })

/**
 * The state in which a suspended estate is reopened: the one that it was suspended from.
 * @param suspension the details of the event of its suspension; anything unreadable reopens as active
 */
export function reopenedStatus(suspension: unknown): EstateStatus {
  const change = statusChange.safeParse(suspension)
  return change.success && maySuspend(change.data.before) ? change.data.before : 'active'
}
