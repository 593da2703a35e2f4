import { UnitChip } from '@/ui/chips'
import type { Place } from './place-words'

/** A unit of the estate, or a common area in the reporter's words. */
export function TicketPlace({ ticket, unitWord }: { ticket: Place; unitWord: string }) {
  if (ticket.unit) return <UnitChip kind={unitWord} label={ticket.unit.number} />
  return <span className="truncate">{ticket.place}</span>
}
