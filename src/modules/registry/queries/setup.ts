import type { Ctx } from '@/server/context'

export async function hasUnits(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.unit.findFirst({ select: { id: true } })) !== null
}

export async function hasResidents(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.occupancy.findFirst({ select: { id: true } })) !== null
}
