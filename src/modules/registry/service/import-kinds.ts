import type { Ctx } from '@/server/context'
import { notAllowed, notFound } from '@/server/errors'
import type { ImportKind, OfferedImport } from '@/server/import-kind'
import { modules } from '@/server/module'
import { requireEstate } from '../policy'

type Offered = OfferedImport & { module: string }

function everyKind(): Offered[] {
  return modules().flatMap(({ name, imports = [] }) => imports.map((one) => ({ ...one, module: name })))
}

/** The kinds of lists that the actor may import, in the order of the manifests. */
export function offeredKinds(ctx: Pick<Ctx, 'actor'>): { kind: string; module: string }[] {
  requireEstate(ctx, 'registry:import')
  return everyKind()
    .filter(({ permission }) => ctx.actor.scopes(permission).has('estate'))
    .map(({ kind, module }) => ({ kind, module }))
}

/** Whose words a kind's are. */
export function moduleOf(name: string): string {
  return everyKind().find(({ kind }) => kind === name)?.module ?? 'registry'
}

/** One kind with all that it brings, for whoever may import it. */
export async function importKind(
  ctx: Pick<Ctx, 'actor'>,
  name: string,
): Promise<ImportKind & { module: string }> {
  requireEstate(ctx, 'registry:import')
  const offered = everyKind().find(({ kind }) => kind === name)
  if (!offered) throw notFound('kind of import')
  if (!ctx.actor.scopes(offered.permission).has('estate')) throw notAllowed(offered.permission)
  return { ...(await offered.load()), module: offered.module }
}
