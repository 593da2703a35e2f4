import type { Ctx } from '@/server/context'
import { conflict, notFound } from '@/server/errors'
import type { PutAway } from '../schemas'

/** Takes a notice from a member's own pages until its words change. An incident stays until it is over. */
export async function putAway(ctx: Ctx, { id, wording }: PutAway): Promise<void> {
  if (ctx.actor.kind !== 'member') throw notFound('notice')
  const notice = await ctx.db.notice.findFirst({ where: { id }, select: { kind: true, wording: true } })
  if (!notice) throw notFound('notice')
  if (notice.kind === 'incident')
    throw conflict('notices.stays', 'This stays here until it is over, so that nobody misses it.')
  const read = Math.min(wording, notice.wording)
  await ctx.db.$executeRaw`
    INSERT INTO notice_put_away (member_id, notice_id, wording, at)
    VALUES (${ctx.actor.id}::uuid, ${id}::uuid, ${read}, ${ctx.clock.now()})
    ON CONFLICT (estate_id, member_id, notice_id) DO UPDATE
      SET wording = greatest(notice_put_away.wording, excluded.wording), at = excluded.at`
}
