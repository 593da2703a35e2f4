import type { MemberActor } from '@/server/context'
import { NAV_GROUPS, type Manifest, type NavItem } from '@/server/module'
import { MODULES } from './modules'

/** A place of a module; its words are `label` in the messages of `module`. */
export type NavPlace = NavItem & { module: string }

/** The places of a shell where the actor has something to do, in their order. */
export function placesFor(
  actor: Pick<MemberActor, 'scopes'>,
  shell: NavItem['shell'],
  manifests: readonly Manifest[] = MODULES,
): NavPlace[] {
  return manifests
    .flatMap((manifest) => manifest.navigation.map((item) => ({ ...item, module: manifest.name })))
    .filter((item) => item.shell === shell && mayEnter(actor, item))
    .sort((a, b) => groupOrder(a, shell) - groupOrder(b, shell) || a.order - b.order)
}

function mayEnter(actor: Pick<MemberActor, 'scopes'>, { permission, scopes }: NavItem): boolean {
  const held = actor.scopes(permission)
  return scopes ? scopes.some((scope) => held.has(scope)) : held.size > 0
}

/** Residents' places stand in one row, whatever kind of work they belong to. */
function groupOrder(item: NavItem, shell: NavItem['shell']): number {
  return shell === 'staff' ? NAV_GROUPS.indexOf(item.group) : 0
}
