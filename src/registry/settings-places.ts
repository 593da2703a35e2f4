import type { EstateInfo, MemberActor } from '@/server/context'
import { featureOn } from '@/server/features'
import { SETTINGS_SECTIONS, type Manifest, type SettingsPlace } from '@/server/module'
import { MODULES } from './modules'

/** A page of the settings; its words are `label` and `hint` in the messages of `module`. */
export type SettingsLine = SettingsPlace & { module: string }

/** The pages of the settings that the actor may open, in their order. */
export function settingsFor(
  actor: Pick<MemberActor, 'scopes'>,
  estate: Pick<EstateInfo, 'features'>,
  manifests: readonly Manifest[] = MODULES,
): SettingsLine[] {
  return manifests
    .flatMap((manifest) => (manifest.settings ?? []).map((place) => ({ ...place, module: manifest.name })))
    .filter(({ permission }) => actor.scopes(permission).has('estate'))
    .filter(({ feature }) => !feature || featureOn({ estate }, feature))
    .sort(
      (a, b) =>
        SETTINGS_SECTIONS.indexOf(a.section) - SETTINGS_SECTIONS.indexOf(b.section) || a.order - b.order,
    )
}
