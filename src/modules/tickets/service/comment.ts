import type { Ctx } from '@/server/context'
import { notAllowed } from '@/server/errors'
import { attachable } from '@/server/files'
import { ticketCommented } from '../events'
import { requireMember } from '../policy'
import type { CommentOnTicket } from '../schemas'
import { sideOf } from '../ties'
import { factsOf, ticketToChange } from './change'

/** Words or pictures under a ticket; internal ones are for staff alone. */
export async function commentOnTicket(ctx: Ctx, input: CommentOnTicket): Promise<{ id: string }> {
  const { body, internal, fileIds } = input
  return ctx.tx(async (tx) => {
    const author = requireMember(tx.actor)
    const ticket = await ticketToChange(tx, input.id, 'tickets:comment')
    if (internal && sideOf(tx.actor, ticket) !== 'staff') throw notAllowed('tickets:work')
    const files = await attachable(tx, fileIds)
    const comment = await tx.db.ticketComment.create({
      select: { id: true },
      data: {
        ticketId: ticket.id,
        authorId: author.id,
        body,
        internal,
        createdAt: tx.clock.now(),
        files: { create: files.map((fileId) => ({ fileId, ticketId: ticket.id })) },
      },
    })
    await tx.emit(ticketCommented, {
      entityId: ticket.id,
      payload: { ...factsOf(ticket), commentId: comment.id },
      internal,
    })
    return comment
  })
}
