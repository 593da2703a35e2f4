import { z } from 'zod'
import { ticketPriority, ticketStatus, type TicketFilter } from './schemas'

/** How far the reader of the list sees: everything, or what is theirs to do. */
export type Reach = 'estate' | 'assigned'

type Address = { get: (name: string) => string | null; getAll: (name: string) => string[] }

const assignee = z.union([z.uuid(), z.literal(['me', 'nobody'])])

/**
 * What the list's address asks for; whatever the address can't mean is left out. Without a word about states it is what
 * is open; for those who see only their own work, it is their queue.
 */
export function filterOf(address: Address, reach: Reach): TicketFilter {
  const status = known(ticketStatus, address.getAll('status'))
  const priority = known(ticketPriority, address.getAll('priority'))
  const categoryId = known(z.uuid(), address.getAll('category'))
  const whose = assignee.safeParse(address.get('assignee')).data
  const unitId = z.uuid().safeParse(address.get('unit')).data
  const q = address.get('q')?.trim().slice(0, 100)
  return {
    ...(q && { q }),
    ...(status.length > 0 ? { status } : address.get('view') !== 'all' && { open: true }),
    ...(priority.length > 0 && { priority }),
    ...(categoryId.length > 0 && { categoryId }),
    ...(unitId && { unitId }),
    ...(reach === 'assigned' ? { assignee: 'me' } : whose && { assignee: whose }),
  }
}

function known<T>(schema: z.ZodType<T>, values: readonly string[]): T[] {
  return values.flatMap((value) => schema.safeParse(value).data ?? [])
}

/** The ways through the list that are walked every day; each is an address. */
export function viewsFor(reach: Reach, works: boolean): { id: string; query: string }[] {
  const all = { id: 'all', query: '?view=all' }
  if (reach === 'assigned') return [{ id: 'mine', query: '' }, all]
  return [
    { id: 'open', query: '' },
    ...(works ? [{ id: 'mine', query: '?assignee=me' }] : []),
    { id: 'nobody', query: '?assignee=nobody' },
    all,
  ]
}
