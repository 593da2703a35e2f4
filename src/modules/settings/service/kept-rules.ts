import type { Ctx } from '@/server/context'
import { modulesOf, type KeptRule } from '@/server/module'

export type Kept = KeptRule & { module: string; what: string; days: number }

/** The rules of the modules that the estate has on, each with the days that hold for it. */
export async function keptRules({ db, estate }: Pick<Ctx, 'db' | 'estate'>): Promise<Kept[]> {
  const rows = await db.retention.findMany({ select: { what: true, days: true } })
  const said = new Map(rows.map(({ what, days }) => [what, days]))
  return modulesOf(estate).flatMap((module) =>
    (module.keeps ?? []).map((rule) => {
      const what = `${module.name}.${rule.name}`
      return { ...rule, module: module.name, what, days: Math.max(rule.least, said.get(what) ?? rule.usual) }
    }),
  )
}
