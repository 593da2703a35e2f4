import { z } from 'zod'
import type { Ctx, MemberActor } from './context'
import { notFound } from './errors'
import { ringBells } from './notify'
import { router, selfProcedure } from './trpc/builders'

type OwnCtx = Ctx & { actor: MemberActor }

const page = z.object({ cursor: z.uuid().nullish(), limit: z.number().int().min(1).max(50).default(20) })

/** The words for `params`, by their kind, are the module's; the screen puts them together. */
const params = z.record(z.string(), z.string()).catch({})

/** One's own lines, without those of modules that the estate has switched off. */
function ownBell({ actor, estate }: OwnCtx) {
  return {
    memberId: actor.id,
    ...(estate.modulesOff.length > 0
      ? { NOT: estate.modulesOff.map((module) => ({ kind: { startsWith: `${module}.` } })) }
      : {}),
  }
}

async function listBell(ctx: OwnCtx, { cursor, limit }: z.infer<typeof page>) {
  const rows = await ctx.db.notification.findMany({
    where: { ...ownBell(ctx), ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: { id: true, kind: true, urgency: true, params: true, href: true, readAt: true, createdAt: true },
  })
  const items = rows
    .slice(0, limit)
    .map(({ readAt, ...row }) => ({ ...row, params: params.parse(row.params), read: readAt !== null }))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

const MOST_COUNTED = 100

/** The unread lines; 100 stands for more than 99. */
async function unreadInBell(ctx: OwnCtx): Promise<number> {
  return ctx.db.notification.count({ where: { ...ownBell(ctx), readAt: null }, take: MOST_COUNTED })
}

async function markRead(ctx: OwnCtx, id: string): Promise<void> {
  const own = { id, memberId: ctx.actor.id }
  if (!(await ctx.db.notification.findFirst({ where: own, select: { id: true } })))
    throw notFound('notification')
  await mark(ctx, { id })
}

/** Marks what is unread, and tells the member's other devices where that changed anything. */
async function mark(ctx: OwnCtx, which: { id?: string }): Promise<void> {
  await ctx.tx(async (tx) => {
    const { count } = await tx.db.notification.updateMany({
      where: { ...which, memberId: ctx.actor.id, readAt: null },
      data: { readAt: tx.clock.now() },
    })
    if (count > 0) await ringBells(tx, [ctx.actor.id])
  })
}

/** One's own bell. */
export const bellRouter = router({
  list: selfProcedure.input(page).query(({ ctx, input }) => listBell(ctx, input)),
  unread: selfProcedure.query(({ ctx }) => unreadInBell(ctx)),
  markRead: selfProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => markRead(ctx, input.id)),
  markAllRead: selfProcedure.mutation(({ ctx }) => mark(ctx, {})),
})
