import { modulesOf } from '../module'
import type { Permission, Scope } from '../permissions'

/**
 * What tells how to reach people or whether they are known (a list that is imported does), takes data out, spends the
 * estate's money or lets support allow itself more: never.
 */
const NEVER = /:(readContact|export|import)$|^support:|^subscription:(?!read)/

/** What only looks: by the name of its act. */
const LOOKS = /:read$/

const EVERYWHERE: ReadonlySet<Scope> = new Set<Scope>(['estate'])
const NOWHERE: ReadonlySet<Scope> = new Set<Scope>()

/**
 * What a visit of support may do, out of what the modules grant administrators: look, and where the estate allows it
 * change things as well.
 */
export function supportScopes(
  estate: { modulesOff: readonly string[] },
  mayWrite: boolean,
): (permission: Permission) => ReadonlySet<Scope> {
  const held = new Set(
    modulesOf(estate).flatMap(({ grants }) =>
      Object.entries(grants)
        .filter(([name, byRole]) => byRole.administrator === 'estate' && !NEVER.test(name))
        .map(([name]) => name)
        .filter((name) => mayWrite || LOOKS.test(name)),
    ),
  )
  return (permission) => (held.has(permission) ? EVERYWHERE : NOWHERE)
}
