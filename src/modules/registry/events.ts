import { z } from 'zod'
import { defineEvent } from '@/server/events'
import { personStatus, relation } from './schemas'

/** Units that a thing belongs to and the person it is about, so that live screens need not ask. */
const about = z.object({
  unitIds: z.array(z.uuid()).default([]),
  personId: z.uuid().nullable().default(null),
})
export type About = z.infer<typeof about>

const property = z.object({ name: z.string() })
export const propertyCreated = defineEvent('property.created', 'property', property)
export const propertyEdited = defineEvent('property.edited', 'property', property)

const unit = about.extend({ number: z.string() })
export const unitCreated = defineEvent('unit.created', 'unit', unit)
export const unitEdited = defineEvent('unit.edited', 'unit', unit)

const person = about.extend({ name: z.string() })
export const personCreated = defineEvent('person.created', 'person', person)
export const personEdited = defineEvent('person.edited', 'person', person)

/** Told of the person, whose timeline it stands in. */
const occupancy = person.extend({ occupancyId: z.uuid(), unitNumber: z.string(), relation })
export const occupancyStarted = defineEvent('occupancy.started', 'person', occupancy)
export const occupancyEdited = defineEvent('occupancy.edited', 'person', occupancy)
/** With what undoing it needs. */
export const occupancyEnded = defineEvent(
  'occupancy.ended',
  'person',
  occupancy.extend({ until: z.string(), untilBefore: z.string().nullable(), statusBefore: personStatus }),
)
export const occupancyReopened = defineEvent('occupancy.reopened', 'person', occupancy)

const vehicle = about.extend({ registration: z.string(), unitNumber: z.string() })
export const vehicleAdded = defineEvent('vehicle.added', 'vehicle', vehicle)
export const vehicleEdited = defineEvent('vehicle.edited', 'vehicle', vehicle)
export const vehicleRemoved = defineEvent('vehicle.removed', 'vehicle', vehicle)

const builder = z.object({ company: z.string(), unitNumber: z.string().nullable() })
export const builderAdded = defineEvent('builder.added', 'builder', builder)
export const builderEdited = defineEvent('builder.edited', 'builder', builder)
export const builderEnded = defineEvent('builder.ended', 'builder', builder)
export const builderReopened = defineEvent('builder.reopened', 'builder', builder)

const meter = z.object({ serial: z.string(), unitNumber: z.string().nullable() })
export const meterAdded = defineEvent('meter.added', 'meter', meter)
export const meterEdited = defineEvent('meter.edited', 'meter', meter)
export const meterRemoved = defineEvent('meter.removed', 'meter', meter)
export const meterRestored = defineEvent('meter.restored', 'meter', meter)

const importRun = z.object({ fileName: z.string(), createdById: z.uuid().nullable() })
/** By what is counted, such as `people`. */
const counts = z.record(z.string(), z.number())
export const importStarted = defineEvent('import.started', 'import', importRun)
export const importCancelled = defineEvent('import.cancelled', 'import', importRun)
export const importFailed = defineEvent('import.failed', 'import', importRun.extend({ failure: z.string() }))
export const importFinished = defineEvent(
  'import.finished',
  'import',
  importRun.extend({ created: counts, updated: counts, skipped: z.number(), failed: z.number() }),
)
export const importUndoStarted = defineEvent('import.undo_started', 'import', importRun)
export const importUndone = defineEvent(
  'import.undone',
  'import',
  importRun.extend({ undone: z.number(), kept: z.number() }),
)

export const REGISTRY_EVENTS = {
  property: [propertyCreated, propertyEdited],
  unit: [unitCreated, unitEdited],
  person: [personCreated, personEdited, occupancyStarted, occupancyEdited, occupancyEnded, occupancyReopened],
  vehicle: [vehicleAdded, vehicleEdited, vehicleRemoved],
  builder: [builderAdded, builderEdited, builderEnded, builderReopened],
  meter: [meterAdded, meterEdited, meterRemoved, meterRestored],
  import: [importStarted, importCancelled, importFailed, importFinished, importUndoStarted, importUndone],
} as const

export function aboutOf(payload: unknown): About {
  return about.parse(payload)
}
