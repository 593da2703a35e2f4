import { modules } from '@/registry/modules'
import { ticketList } from '@/modules/tickets/ui/ticket-list'

export const page = { modules, ticketList }
