import type { ListVisits } from './schemas'

/** What the address of the list of visits asks for: the screen and the file come to the same question. */
export function visitsAsked(address: URLSearchParams): Pick<ListVisits, 'running'> {
  return address.getAll('state').includes('running') ? { running: true } : {}
}
