import { estateProcedure, publicProcedure, router } from '@/server/trpc/builders'
import { checklist } from './queries/checklist'
import { foundingShown } from './queries/foundings'
import { slugAnswer } from './queries/slugs'
import * as input from './schemas'
import { dismissChecklist, restoreChecklist } from './service/checklist'
import { confirmFounding } from './service/confirm'
import { resendCode, startFounding } from './service/start'

/** Enough for somebody who can't decide on a name; far too few to list who is here. */
const SLUGS = { max: 60, windowSeconds: 300 }
const STARTS = { max: 30, windowSeconds: 3600 }
const CONFIRMS = { max: 60, windowSeconds: 600 }
const READS = { max: 240, windowSeconds: 600 }

export const foundingRouter = router({
  slug: publicProcedure({ site: 'apex', limit: SLUGS })
    .input(input.checkSlug)
    .query(({ input }) => slugAnswer({ ...input, slug: input.slug.toLowerCase() })),
  start: publicProcedure({ site: 'apex', limit: STARTS })
    .input(input.startFounding)
    .mutation(({ ctx, input }) => startFounding(ctx.request, input)),
  resend: publicProcedure({ site: 'apex', limit: STARTS })
    .input(input.byKey)
    .mutation(({ ctx, input }) => resendCode(ctx.request, input.key)),
  pending: publicProcedure({ site: 'apex', limit: READS })
    .input(input.byKey)
    .query(({ ctx, input }) => foundingShown(ctx.request, input)),
  byLink: publicProcedure({ site: 'apex', limit: READS })
    .input(input.byLink)
    .query(({ ctx, input }) => foundingShown(ctx.request, input)),
  confirm: publicProcedure({ site: 'apex', limit: CONFIRMS })
    .input(input.confirmFounding)
    .mutation(({ ctx, input }) => confirmFounding(ctx.request, input)),
  checklist: estateProcedure('setup:manage').query(({ ctx }) => checklist(ctx)),
  dismissChecklist: estateProcedure('setup:manage').mutation(({ ctx }) => dismissChecklist(ctx)),
  restoreChecklist: estateProcedure('setup:manage').mutation(({ ctx }) => restoreChecklist(ctx)),
})
