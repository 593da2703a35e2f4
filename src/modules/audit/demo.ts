import type { Ctx } from '@/server/context'
import { sealTrail } from '@/server/trail/sealing'

/** Seals what the other areas' stories have written. */
export async function demo(ctx: Ctx): Promise<void> {
  await sealTrail({ estateId: ctx.estate.id }, ctx.clock)
}
