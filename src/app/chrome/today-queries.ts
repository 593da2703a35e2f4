import type { PersonFilter, UnitFilter } from '@/modules/registry/schemas'
import type { TicketFilter } from '@/modules/tickets/schemas'
import type { MemberActor } from '@/server/context'

/** What a person's Today shows: nothing that they couldn't open. */
export type TodayParts = {
  tickets: 'all' | 'mine' | null
  people: boolean
  units: boolean
  imports: boolean
  setup: boolean
}

export function todayPartsOf(actor: Pick<MemberActor, 'scopes'>): TodayParts {
  const tickets = actor.scopes('tickets:read')
  return {
    tickets: tickets.has('estate') ? 'all' : tickets.has('assigned') ? 'mine' : null,
    people: actor.scopes('people:read').has('estate'),
    units: actor.scopes('units:read').has('estate'),
    imports: actor.scopes('registry:import').has('estate'),
    setup: actor.scopes('setup:manage').has('estate'),
  }
}

/** The questions of Today, the same for the page that asks ahead and the screen that shows the answers. */
export const TODAY: {
  open: TicketFilter
  unassigned: TicketFilter
  people: PersonFilter
  units: UnitFilter
  occupied: UnitFilter
} = {
  open: { open: true },
  unassigned: { open: true, assignee: 'nobody' },
  people: {},
  units: {},
  occupied: { status: ['occupied'] },
}
