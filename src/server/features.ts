import { z } from 'zod'
import type { EstateInfo } from './context'
import { switchedOff } from './errors'
import { defineEvent } from './events'
import { modules, type FeatureSwitch } from './module'

/** Operators have switched a feature for the estate. */
export const featureSwitched = defineEvent(
  'feature.switched',
  'estate',
  z.object({ feature: z.string(), on: z.enum(['on', 'off']) }),
)

type Has = { features: readonly string[] }

/** Every feature that a module has named, in the order of the modules. */
export function declaredFeatures(): (FeatureSwitch & { module: string })[] {
  return modules().flatMap(({ name, features = [] }) =>
    features.map((feature) => ({ ...feature, module: name })),
  )
}

/** How an estate keeps what operators have decided of a feature: its name for on, `!name` for off. */
const ON = (name: string) => name
const OFF = (name: string) => `!${name}`

function isOn({ features }: Has, { name, usual }: FeatureSwitch): boolean {
  if (features.includes(ON(name))) return true
  return features.includes(OFF(name)) ? false : usual === 'on'
}

/**
 * Whether an estate has a feature: as operators have decided for it, otherwise as is usual. It is read with the estate on
 * every request, so a switch holds from the next one on.
 */
export function featureOn({ estate }: { estate: Pick<EstateInfo, 'features'> }, name: string): boolean {
  const feature = declaredFeatures().find((one) => one.name === name)
  if (!feature) throw new Error(`no module has named the feature ${name}`)
  return isOn(estate, feature)
}

/** Refuses what belongs to a feature that the estate doesn't have, as if it weren't there. */
export function requireFeature(ctx: { estate: Pick<EstateInfo, 'features'> }, name: string): void {
  if (!featureOn(ctx, name)) throw switchedOff()
}

/** The features of an estate, each with whether it is on and whether that was decided for this estate. */
export function featuresOf(estate: Has) {
  return declaredFeatures().map((feature) => ({
    module: feature.module,
    name: feature.name,
    label: feature.label,
    hint: feature.hint,
    usual: feature.usual,
    on: isOn(estate, feature),
    decided: estate.features.includes(ON(feature.name)) || estate.features.includes(OFF(feature.name)),
  }))
}

/** What an estate keeps once a feature was switched; null leaves it to what is usual. */
export function withFeature(features: readonly string[], name: string, on: boolean | null): string[] {
  const others = features.filter((one) => one !== ON(name) && one !== OFF(name))
  return on === null ? others : [...others, on ? ON(name) : OFF(name)].toSorted()
}
