import { waitingUploads } from '@/server/files'
import { estateProcedure, router } from '@/server/trpc/builders'
import {
  countTickets,
  listTickets,
  nextTickets,
  reportOptions,
  ticketCategories,
  ticketRecord,
  ticketWorkers,
} from './queries'
import * as input from './schemas'
import { assignTicket, editTicket, moveTicket } from './service/change'
import { commentOnTicket } from './service/comment'
import { reportTicket, reportTicketFor } from './service/report'

export const ticketsRouter = router({
  list: estateProcedure('tickets:read')
    .input(input.listTickets)
    .query(({ ctx, input }) => listTickets(ctx, input)),
  count: estateProcedure('tickets:read')
    .input(input.ticketFilter)
    .query(({ ctx, input }) => countTickets(ctx, input)),
  next: estateProcedure('tickets:read').query(({ ctx }) => nextTickets(ctx)),
  record: estateProcedure('tickets:read')
    .input(input.ticketById)
    .query(({ ctx, input }) => ticketRecord(ctx, input.id)),
  categories: estateProcedure('tickets:read').query(({ ctx }) => ticketCategories(ctx)),
  uploads: estateProcedure('tickets:report')
    .input(input.keptUploads)
    .query(({ ctx, input }) => waitingUploads(ctx, input.fileIds)),
  options: estateProcedure('tickets:report').query(({ ctx }) => reportOptions(ctx)),
  workers: estateProcedure('tickets:assign').query(({ ctx }) => ticketWorkers(ctx)),
  report: estateProcedure('tickets:report')
    .input(input.reportTicket)
    .mutation(({ ctx, input }) => reportTicket(ctx, input)),
  reportFor: estateProcedure('tickets:reportFor')
    .input(input.reportTicketFor)
    .mutation(({ ctx, input }) => reportTicketFor(ctx, input)),
  edit: estateProcedure('tickets:edit')
    .input(input.editTicket)
    .mutation(({ ctx, input }) => editTicket(ctx, input)),
  assign: estateProcedure('tickets:assign')
    .input(input.assignTicket)
    .mutation(({ ctx, input }) => assignTicket(ctx, input)),
  move: estateProcedure('tickets:move')
    .input(input.moveTicket)
    .mutation(({ ctx, input }) => moveTicket(ctx, input)),
  comment: estateProcedure('tickets:comment')
    .input(input.commentOnTicket)
    .mutation(({ ctx, input }) => commentOnTicket(ctx, input)),
})
