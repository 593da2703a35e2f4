import { z } from 'zod'
import { unitsToTry } from '@/server/room'
import { estateProcedure, operatorProcedure, publicProcedure, router } from '@/server/trpc/builders'
import { checklist } from './queries/checklist'
import { administratorsOf, estateToEdit, firstTerms } from './queries/estate-facts'
import { foundingShown } from './queries/foundings'
import { slugAnswer, slugAnswerFor } from './queries/slugs'
import * as input from './schemas'
import { dismissChecklist, restoreChecklist } from './service/checklist'
import { confirmFounding } from './service/confirm'
import { createEstate } from './service/create'
import { saveEstate } from './service/edit'
import { renewInvitation } from './service/invite'
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
  room: publicProcedure({ site: 'apex', limit: READS }).query(() => unitsToTry()),
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
  slugAtDesk: operatorProcedure('estates:create')
    .input(input.checkSlugOfEstate)
    .query(({ input }) => slugAnswerFor({ ...input, slug: input.slug.toLowerCase() })),
  terms: operatorProcedure('estates:create').query(({ ctx }) => firstTerms(ctx)),
  create: operatorProcedure('estates:create')
    .input(input.createEstate)
    .mutation(({ ctx, input }) => createEstate(ctx, input)),
  toEdit: operatorProcedure('estates:edit')
    .input(z.object({ id: z.uuid() }))
    .query(({ ctx, input }) => estateToEdit(ctx, input.id)),
  save: operatorProcedure('estates:edit')
    .input(input.saveEstate)
    .mutation(({ ctx, input }) => saveEstate(ctx, input)),
  administrators: operatorProcedure('estates:read')
    .input(z.object({ id: z.uuid() }))
    .query(({ ctx, input }) => administratorsOf(ctx, input.id)),
  renewInvitation: operatorProcedure('estates:create')
    .input(input.renewInvitation)
    .mutation(({ ctx, input }) => renewInvitation(ctx, input)),
  checklist: estateProcedure('setup:manage').query(({ ctx }) => checklist(ctx)),
  dismissChecklist: estateProcedure('setup:manage').mutation(({ ctx }) => dismissChecklist(ctx)),
  restoreChecklist: estateProcedure('setup:manage').mutation(({ ctx }) => restoreChecklist(ctx)),
})
