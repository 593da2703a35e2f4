import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns'
import type { PersonStatus, UnitStatus } from './schemas'

/** The day that a moment is on in a time zone, as `YYYY-MM-DD`. */
export function dayOf(moment: Date, timeZone: string): string {
  return format(new TZDate(moment, timeZone), 'yyyy-MM-dd')
}

/** The moment at which a day begins in a time zone. */
export function startOf(day: string, timeZone: string): Date {
  return new Date(new TZDate(`${day}T00:00:00`, timeZone).getTime())
}

/** A day as the database keeps it. */
export function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

export function toDay(date: Date | null): string | null {
  return date ? date.toISOString().slice(0, 10) : null
}

/** What a unit is by its people; one under construction or for sale stays so. */
export function settledUnitStatus(status: UnitStatus, isLivedIn: boolean): UnitStatus {
  if (status === 'under_construction' || status === 'for_sale') return status
  return isLivedIn ? 'occupied' : 'vacant'
}

/** Whose last tie has ended has left, unless a role keeps them; who is suspended stays suspended. */
export function statusWithoutUnit(status: PersonStatus, hasRoles: boolean): PersonStatus {
  return hasRoles || status === 'suspended' ? status : 'left'
}

/** Whoever comes back is let in by the manager who says so. */
export function statusWithUnit(status: PersonStatus, hasAccount: boolean): PersonStatus {
  if (status !== 'left') return status
  return hasAccount ? 'active' : 'unclaimed'
}
