import { z } from 'zod'
import { typedText as text } from '@/lib/typed-text'

export const unitKind = z.enum(['house', 'flat', 'stand', 'shop', 'office'])
export type UnitKind = z.infer<typeof unitKind>

export const unitStatus = z.enum(['occupied', 'vacant', 'under_construction', 'for_sale'])
export type UnitStatus = z.infer<typeof unitStatus>

export const propertyKind = z.enum(['block', 'street', 'section', 'plot_group'])
export type PropertyKind = z.infer<typeof propertyKind>

export const relation = z.enum(['owner', 'tenant', 'household'])
export type Relation = z.infer<typeof relation>

export const personStatus = z.enum(['unclaimed', 'invited', 'pending', 'active', 'suspended', 'left'])
export type PersonStatus = z.infer<typeof personStatus>

/** What may be left empty: an empty field and none are the same. */
const optional = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => value || null)
const day = z.iso.date('Choose a day.')
const optionalDay = z
  .union([day, z.literal('')])
  .nullish()
  .transform((value) => value || null)
const uuid = z.uuid()
const optionalId = z
  .union([uuid, z.literal('')])
  .nullish()
  .transform((value) => value || null)

export const byId = z.object({ id: uuid })

/** The `updatedAt` of the state that the editor opened: a save over a newer one is refused. */
const asOf = z.iso.datetime()

// ---------------------------------------------------------------- properties and units

export const createProperty = z.object({
  name: text(80).min(1, 'Give it a name.'),
  kind: propertyKind.default('block'),
  address: optional(200),
})
export type CreateProperty = z.infer<typeof createProperty>
export const editProperty = createProperty.extend({ id: uuid, asOf })
export type EditProperty = z.infer<typeof editProperty>

export const createUnit = z.object({
  number: text(40)
    .min(1, 'Give its number.')
    .regex(/[a-z0-9]/i, 'A number has at least one digit or letter.'),
  propertyId: optionalId,
  streetNumber: optional(20),
  streetName: optional(120),
  kind: unitKind.default('house'),
  /** Whether it is occupied or vacant follows from its people; the other two are said here. */
  status: unitStatus.default('vacant'),
  floor: optional(20),
  bedrooms: z
    .number()
    .int('A whole number.')
    .min(0)
    .max(50, 'At most 50.')
    .nullish()
    .transform((value) => value ?? null),
  intercom: optional(20),
})
export type CreateUnit = z.infer<typeof createUnit>
export const editUnit = createUnit.extend({ id: uuid, asOf })
export type EditUnit = z.infer<typeof editUnit>

export const unitFilter = z.object({
  q: text(100).optional(),
  status: z.array(unitStatus).max(4).optional(),
  kind: z.array(unitKind).max(5).optional(),
  propertyId: z.array(uuid).max(100).optional(),
})
export type UnitFilter = z.infer<typeof unitFilter>

const page = { cursor: z.string().max(500).nullish(), limit: z.number().int().min(1).max(100).default(50) }

export const listUnits = unitFilter.extend({ ...page, down: z.boolean().default(false) })
export type ListUnits = z.infer<typeof listUnits>

export const options = z.object({
  q: text(100).default(''),
  limit: z.number().int().min(1).max(50).default(20),
})
export type Options = z.infer<typeof options>

// ---------------------------------------------------------------- people and their ties to units

const MOST_PHONES = 5

const tie = {
  relation: relation,
  /** Lives there: an owner may live elsewhere. */
  resident: z.boolean().default(true),
  head: z.boolean().default(false),
  billingPayer: z.boolean().default(false),
  since: optionalDay,
}

const person = z.object({
  firstName: text(80).default(''),
  surname: text(80).default(''),
  email: z
    .union([z.email('This is no email address, such as name@example.com.').max(254), z.literal('')])
    .nullish()
    .transform((value) => value?.toLowerCase() || null),
  /** As people write them; the first is the main one. */
  phones: z.array(text(40)).max(MOST_PHONES, `At most ${MOST_PHONES} phones.`).default([]),
  note: optional(1000),
  /** Save even though somebody has the same email or phone. */
  evenIfAlike: z.boolean().default(false),
})

const named = (input: { firstName: string; surname: string }) =>
  input.firstName !== '' || input.surname !== ''
const NAME_NEEDED = { message: 'Give a surname or first name.', path: ['surname'] }

export const createPerson = person
  .extend({ occupancy: z.object({ unitId: z.uuid('Choose one from the list.'), ...tie }).nullish() })
  .refine(named, NAME_NEEDED)
export type CreatePerson = z.infer<typeof createPerson>

export const editPerson = person.extend({ id: uuid, asOf }).refine(named, NAME_NEEDED)
export type EditPerson = z.infer<typeof editPerson>

export const addOccupancy = z.object({
  unitId: z.uuid('Choose one from the list.'),
  personId: z.uuid('Choose who it is.'),
  ...tie,
})
export type AddOccupancy = z.infer<typeof addOccupancy>

export const tieFacts = z.object(tie)
export const editOccupancy = tieFacts.extend({ id: uuid, asOf })
export type EditOccupancy = z.infer<typeof editOccupancy>

/**
 * `until` is the first day on which it no longer holds; today where it is left out. Without `asOf` it ends whatever
 * was changed about it meanwhile.
 */
export const endOccupancy = z.object({ id: uuid, until: optionalDay, asOf: asOf.optional() })
export type EndOccupancy = z.infer<typeof endOccupancy>

export const personFilter = z.object({
  q: text(100).optional(),
  relation: z.array(relation).max(3).optional(),
  propertyId: z.array(uuid).max(100).optional(),
  unitId: uuid.optional(),
  /** Without it, and without a search, those who left are left out. */
  status: z.array(personStatus).max(6).optional(),
  hasVehicle: z.boolean().optional(),
  /** Neither email nor phone is known. */
  noContact: z.boolean().optional(),
})
export type PersonFilter = z.infer<typeof personFilter>

export const personSort = z.enum(['relevance', 'name', 'unit', 'since'])
export type PersonSort = z.infer<typeof personSort>

/** Ordered by relevance where there is a search and no other order is asked for, else by name. */
export const listPeople = personFilter.extend({
  ...page,
  sort: personSort.optional(),
  down: z.boolean().default(false),
})
export type ListPeople = z.infer<typeof listPeople>

// ---------------------------------------------------------------- vehicles

export const addVehicle = z.object({
  registration: text(20).regex(/[a-z0-9]/i, 'Give its registration.'),
  make: optional(40),
  model: optional(40),
  colour: optional(30),
  unitId: z.uuid('Choose one from the list.'),
  personId: optionalId,
})
export type AddVehicle = z.infer<typeof addVehicle>
export const editVehicle = addVehicle.extend({ id: uuid, asOf })
export type EditVehicle = z.infer<typeof editVehicle>

export const vehicleFilter = z.object({
  q: text(100).optional(),
  propertyId: z.array(uuid).max(100).optional(),
  unitId: uuid.optional(),
})
export type VehicleFilter = z.infer<typeof vehicleFilter>

export const listVehicles = vehicleFilter.extend({ ...page, down: z.boolean().default(false) })
export type ListVehicles = z.infer<typeof listVehicles>

// ---------------------------------------------------------------- builders and meters

export const createBuilder = z.object({
  company: text(120)
    .min(1, 'Give its name.')
    .regex(/[\p{L}\p{N}]/u, 'A name has at least one letter.'),
  contactName: optional(120),
  phone: optional(40),
  email: z
    .union([z.email('This is no email address, such as name@example.com.').max(254), z.literal('')])
    .nullish()
    .transform((value) => value?.toLowerCase() || null),
  unitId: optionalId,
  waterMeter: optional(40),
  powerMeter: optional(40),
  buildingStart: optionalDay,
  buildingEnd: optionalDay,
  plotDetails: optional(200),
  /** In the estate's currency, as people write it: 5000 or 5000.00. */
  deposit: optional(20),
  insuranceExpiry: optionalDay,
  permittedHours: optional(120),
  note: optional(1000),
})
export type CreateBuilder = z.infer<typeof createBuilder>
export const editBuilder = createBuilder.extend({ id: uuid, asOf })
export type EditBuilder = z.infer<typeof editBuilder>

export const builderStanding = z.enum(['active', 'not_begun', 'insurance_lapsed', 'period_over', 'ended'])

/** Without a standing, those who have ended are left out unless they are searched for. */
export const builderFilter = z.object({
  q: text(100).optional(),
  standing: z.array(builderStanding).max(5).optional(),
})
export type BuilderFilter = z.infer<typeof builderFilter>
export const listBuilders = builderFilter.extend({ ...page, down: z.boolean().default(false) })
export type ListBuilders = z.infer<typeof listBuilders>

export const meterKind = z.enum(['water', 'electricity', 'gas'])

export const createMeter = z.object({
  kind: meterKind.default('water'),
  serial: text(40)
    .min(1, 'Give its serial number.')
    .regex(/[a-z0-9]/i, 'It has at least one digit or letter.'),
  unitId: optionalId,
  multiplier: z.number('A number above 0.').positive('A number above 0.').max(1_000_000).default(1),
  verifiedOn: optionalDay,
})
export type CreateMeter = z.infer<typeof createMeter>
export const editMeter = createMeter.extend({ id: uuid, asOf })
export type EditMeter = z.infer<typeof editMeter>

export const meterState = z.enum(['in_use', 'removed'])

/** Without a state, those that were removed are left out unless they are searched for. */
export const meterFilter = z.object({
  q: text(100).optional(),
  kind: z.array(meterKind).max(3).optional(),
  state: z.array(meterState).max(2).optional(),
})
export type MeterFilter = z.infer<typeof meterFilter>
export const listMeters = meterFilter.extend({ ...page, down: z.boolean().default(false) })
export type ListMeters = z.infer<typeof listMeters>

// ---------------------------------------------------------------- import

export const startImport = z.object({
  kind: z.string().max(60).default('register'),
  fileId: z.uuid('Choose a file.'),
  sheet: text(200).optional(),
  headerRow: z.number().int().min(0).max(10_000).optional(),
})
export type StartImport = z.infer<typeof startImport>

/**
 * Where the list is in the file, and columns matched by hand: column letter → field, or `ignore`. Without columns they are
 * matched by their names, or as last time.
 */
export const setImportMapping = z.object({
  id: uuid,
  sheet: text(200).optional(),
  headerRow: z.number().int().min(0).max(10_000).optional(),
  columns: z.record(z.string().max(300), z.string().max(60)).optional(),
})
export type SetImportMapping = z.infer<typeof setImportMapping>

export const runImport = z.object({ id: uuid, onlyGood: z.boolean().default(false) })
export type RunImport = z.infer<typeof runImport>

export const rowAction = z.enum(['create', 'update', 'skip', 'error'])

export const listImports = z.object(page)
export type ListImports = z.infer<typeof listImports>

export const importOutcomes = z.object({
  id: uuid,
  action: z.array(rowAction).max(4).optional(),
  /** One cause of errors, as they are counted. */
  cause: z.object({ column: z.string().max(40), reason: z.string().max(500) }).optional(),
  cursor: z.number().int().min(0).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
})
export const keptRecords = z.object({
  id: uuid,
  cursor: z.number().int().min(0).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
})
export type KeptRecords = z.infer<typeof keptRecords>

export type ImportOutcomes = z.infer<typeof importOutcomes>
