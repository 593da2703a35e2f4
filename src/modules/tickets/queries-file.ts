import { createTranslator } from 'next-intl'
import type { Ctx } from '@/server/context'
import { notAllowed } from '@/server/errors'
import { everyRow, listFile } from '@/server/list-file'
import type { Download } from '@/server/module'
import { filterOf } from './list-filter'
import tickets from './messages/en.json'
import { listTickets } from './queries'

const words = createTranslator({ locale: 'en', messages: { tickets }, namespace: 'tickets' })

const AT_ONCE = 500

/** The list of tickets as a file, as its address narrows it. */
export async function exportTickets(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  if (!ctx.actor.scopes('tickets:export').has('estate')) throw notAllowed('tickets:export')
  const filter = filterOf(query, 'estate')
  return listFile(ctx, query, {
    list: 'tickets',
    title: words('list.title'),
    columns: [
      [words('list.number'), (ticket) => ticket.number],
      [words('list.ticket'), (ticket) => ticket.title],
      [words('list.status'), (ticket) => words(`status.${ticket.status}`)],
      [words('list.priority'), (ticket) => words(`priority.${ticket.priority}`)],
      [words('list.category'), (ticket) => ticket.category.name],
      [ctx.estate.unitWord, (ticket) => ticket.unit?.number],
      [words('list.place'), (ticket) => ticket.place],
      [words('list.reporter'), (ticket) => ticket.reporter.name],
      [words('list.assignee'), (ticket) => ticket.assignee?.name],
      [words('list.reported'), (ticket) => ticket.createdAt],
    ],
    rows: everyRow((cursor) => listTickets(ctx, { ...filter, cursor, limit: AT_ONCE })),
  })
}
