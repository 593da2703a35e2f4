import type { FindRecords } from '@/server/module'

/** Tickets for links out of the audit trail. */
export const ticketRecords: FindRecords = async (ctx, ids) => {
  const tickets = await ctx.db.ticket.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true },
  })
  return tickets.map(({ id, number }) => ({ id, label: number, href: `/manage/tickets/${id}` }))
}
