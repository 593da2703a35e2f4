import { UnitChip } from '@/ui/chips'

type Place = { unit: { number: string } | null; place: string | null }

/** A unit of the estate, or a common area in the reporter's words. */
export function TicketPlace({ ticket, unitWord }: { ticket: Place; unitWord: string }) {
  if (ticket.unit) return <UnitChip kind={unitWord} label={ticket.unit.number} />
  return <span className="truncate">{ticket.place}</span>
}

/** The same as plain words. */
export function placeWords({ unit, place }: Place, unitWord: string): string {
  return unit ? `${unitWord} ${unit.number}` : (place ?? '')
}
