import { OPEN } from '../open-ticket'
import type { TicketFilter } from '../schemas'

/** What is under way at home, the reader's word included; the lists and the home card ask for the same. */
export const UNDER_WAY = { home: true, status: [...OPEN, 'resolved'] } satisfies TicketFilter

export const EARLIER = { home: true, status: ['closed', 'cancelled'] } satisfies TicketFilter
