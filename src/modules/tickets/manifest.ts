import type { MemberActor } from '@/server/context'
import type { StoredEvent } from '@/server/events'
import type { Manifest } from '@/server/module'
import type { Grants, PermissionsOf } from '@/server/permissions'
import { factsOf, TICKET_EVENTS } from './events'
import { reaches, sideOf } from './ties'

const grants = {
  'tickets:read': {
    administrator: 'estate',
    finance: 'estate',
    facility: 'estate',
    communications: 'estate',
    guard: 'own',
    committee: 'estate',
    technician: 'assigned',
    owner: 'unit',
    tenant: 'unit',
    household: 'unit',
  },
  'tickets:report': {
    administrator: 'estate',
    facility: 'estate',
    guard: 'own',
    technician: 'own',
    owner: 'unit',
    tenant: 'unit',
    household: 'unit',
  },
  'tickets:reportFor': { administrator: 'estate', facility: 'estate' },
  'tickets:comment': {
    administrator: 'estate',
    facility: 'estate',
    guard: 'own',
    technician: 'assigned',
    owner: 'unit',
    tenant: 'unit',
    household: 'unit',
  },
  /** Works on tickets: reads internal comments and takes staff's steps. */
  'tickets:work': { administrator: 'estate', facility: 'estate', technician: 'assigned' },
  'tickets:export': { administrator: 'estate', facility: 'estate', finance: 'estate' },
  'tickets:edit': { administrator: 'estate', facility: 'estate' },
  'tickets:assign': { administrator: 'estate', facility: 'estate' },
  /** Steps along the table of transitions; which of them, the side on which the actor stands decides. */
  'tickets:move': {
    administrator: 'estate',
    facility: 'estate',
    guard: 'own',
    technician: 'assigned',
    owner: 'unit',
    tenant: 'unit',
    household: 'unit',
  },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

/** Everyone whose screens may show the ticket; internal matters reach only those who work on it. */
function isForScreen(actor: MemberActor, event: StoredEvent): boolean {
  const ticket = factsOf(event.payload)
  return event.internal ? sideOf(actor, ticket) === 'staff' : reaches(actor, ticket, 'tickets:read')
}

export const tickets: Manifest = {
  name: 'tickets',
  switchable: true,
  paths: ['/help', '/manage/tickets', '/tickets'],
  openWork: async () => (await import('./queries')).openTickets,
  filesOf: async () => (await import('./queries')).filesOfTickets,
  grants,
  navigation: [
    {
      shell: 'resident',
      group: 'helpdesk',
      label: 'nav.help',
      href: '/help',
      icon: 'life-buoy',
      permission: 'tickets:report',
      order: 40,
    },
    {
      shell: 'staff',
      group: 'helpdesk',
      label: 'nav.tickets',
      href: '/manage/tickets',
      icon: 'wrench',
      permission: 'tickets:read',
      scopes: ['estate', 'assigned'],
      order: 10,
    },
  ],
  live: Object.fromEntries(TICKET_EVENTS.map((event) => [event.name, isForScreen])),
  downloads: {
    list: { permission: 'tickets:export', load: async () => (await import('./queries-file')).exportTickets },
  },
  notifies: ['ticket.reported', 'ticket.assigned', 'ticket.moved', 'ticket.commented'],
  notifications: async () => (await import('./notifications')).notifications,
  constraints: {
    ticket_estate_id_unit_id_fkey: {
      code: 'tickets.no_unit',
      message: 'Choose one of the estate’s units.',
      field: 'place.unitId',
    },
    ticket_assigned_check: { code: 'tickets.not_assigned', message: 'Give the ticket to somebody first.' },
  },
  records: { ticket: async () => (await import('./queries-records')).ticketRecords },
  keeps: [
    {
      name: 'files',
      usual: 730,
      least: 90,
      leastBecause: 'Until then a repair may still be questioned.',
      load: async () => (await import('./service/kept')).removeOldFiles,
    },
  ],
  search: { permission: 'tickets:read', load: async () => (await import('./queries')).searchForPalette },
  found: async () => (await import('./service/found')).foundHelpDesk,
  setup: [
    {
      key: 'first',
      permission: 'tickets:reportFor',
      href: '/manage/tickets/new',
      order: 60,
      done: async () => (await import('./queries')).hasTickets,
    },
  ],
  demo: async () => (await import('./demo')).demo,
}
