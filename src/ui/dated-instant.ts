import { clockTime, format, type Zone } from './format-when'

/** A moment by its date and time, wherever today is: 3 Mar 2026, 14:05. */
export function datedInstant(at: Date, { locale, timeZone }: Zone): string {
  const date = format(at, locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone })
  return `${date}, ${clockTime(at, { locale, timeZone })}`
}
