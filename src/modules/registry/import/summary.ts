import type { ImportPlan, ImportSummary, PlannedAction } from './plan-types'

type Kind = 'units' | 'people' | 'occupancies' | 'vehicles'

/** The figures of a plan: what the good rows hold, each counted once, and what is or would be done. */
export function summarise(plan: ImportPlan): ImportSummary {
  return {
    units: plan.units.length,
    people: plan.people.length,
    occupancies: plan.occupancies.length,
    vehicles: plan.vehicles.length,
    created: countOf(plan, 'create'),
    updated: countOf(plan, 'update'),
    skipped: plan.outcomes.filter((outcome) => outcome.action === 'skip').length,
    errors: plan.outcomes.flatMap((outcome) => outcome.problems),
    flags: plan.flags,
  }
}

function countOf(plan: ImportPlan, action: PlannedAction): Record<Kind, number> {
  const count = (kind: Kind) => plan[kind].filter((planned) => planned.action === action).length
  return {
    units: count('units'),
    people: count('people'),
    occupancies: count('occupancies'),
    vehicles: count('vehicles'),
  }
}
