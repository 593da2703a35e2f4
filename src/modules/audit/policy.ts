import type { Ctx } from '@/server/context'
import { notAllowed } from '@/server/errors'
import { modules } from '@/server/module'
import type { Area, TrailWords } from '@/server/trail/words'

/** The areas whose events the actor may read; refuses who may read none at all. */
export function areasFor({ actor }: Pick<Ctx, 'actor'>, words: TrailWords): readonly Area[] {
  const scopes = actor.scopes('audit:read')
  if (scopes.size === 0) throw notAllowed('audit:read')
  if (scopes.has('estate')) return words.areas
  return words.areas.filter(({ name }) =>
    modules().some((module) => module.name === name && module.isFinance),
  )
}

/** Whether the actor reads everything, also what no area knows. */
export function readsAll({ actor }: Pick<Ctx, 'actor'>): boolean {
  return actor.scopes('audit:read').has('estate')
}

/** Checks and seals are of the whole trail, so they are for who may read all of it. */
export function requireVerify({ actor }: Pick<Ctx, 'actor'>): void {
  if (!actor.scopes('audit:verify').has('estate')) throw notAllowed('audit:verify')
}
