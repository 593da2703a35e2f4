/** Where a ticket is: a unit of the estate, or a common area in the reporter's words. */
export type Place = { unit: { number: string } | null; place: string | null }

export function placeWords({ unit, place }: Place, unitWord: string): string {
  return unit ? `${unitWord} ${unit.number}` : (place ?? '')
}
