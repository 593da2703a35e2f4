import type { Manifest } from '@/server/module'

/** Which part of the API to ask anew when a kind of thing changes: entity → module, from the manifests. */
export function liveModules(manifests: readonly Manifest[]): Record<string, string> {
  const pairs = manifests.flatMap((manifest) =>
    Object.keys(manifest.live ?? {}).map((event): [string, string] => [
      event.split('.')[0] ?? event,
      manifest.name,
    ]),
  )
  return Object.fromEntries(pairs)
}
