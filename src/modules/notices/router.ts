import { z } from 'zod'
import { operatorProcedure, router, selfProcedure } from '@/server/trpc/builders'
import { findEstates, listNotices, noticeChoices, noticeRecord } from './queries/notices'
import * as input from './schemas'
import { putAway } from './service/put-away'
import { deleteNotice, draftNotice, editNotice, endNotice, publishNotice } from './service/write'

export const noticesRouter = router({
  list: operatorProcedure('notices:read')
    .input(input.listNotices)
    .query(({ ctx, input }) => listNotices(ctx, input)),
  record: operatorProcedure('notices:read')
    .input(z.object({ id: z.uuid() }))
    .query(({ ctx, input }) => noticeRecord(ctx, input.id)),
  choices: operatorProcedure('notices:read').query(({ ctx }) => noticeChoices(ctx)),
  estates: operatorProcedure('notices:read')
    .input(input.findEstates)
    .query(({ ctx, input }) => findEstates(ctx, input.q)),
  draft: operatorProcedure('notices:write')
    .input(input.draftNotice)
    .mutation(({ ctx, input }) => draftNotice(ctx, input)),
  edit: operatorProcedure('notices:write')
    .input(input.editNotice)
    .mutation(({ ctx, input }) => editNotice(ctx, input)),
  publish: operatorProcedure('notices:write')
    .input(input.actOnNotice)
    .mutation(({ ctx, input }) => publishNotice(ctx, input)),
  end: operatorProcedure('notices:write')
    .input(input.actOnNotice)
    .mutation(({ ctx, input }) => endNotice(ctx, input)),
  remove: operatorProcedure('notices:write')
    .input(input.actOnNotice)
    .mutation(({ ctx, input }) => deleteNotice(ctx, input)),
  putAway: selfProcedure.input(input.putAway).mutation(({ ctx, input }) => putAway(ctx, input)),
})
