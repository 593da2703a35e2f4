import type { MemberActor } from '@/server/context'
import type { StoredEvent } from '@/server/events'
import type { Manifest } from '@/server/module'
import type { Grants, Permission, PermissionsOf } from '@/server/permissions'
import { aboutOf, REGISTRY_EVENTS } from './events'
import { forgetJob, importJob, settleJob, undoJob } from './work'

const everyRole = {
  administrator: 'estate',
  finance: 'estate',
  facility: 'estate',
  communications: 'estate',
  committee: 'estate',
  technician: 'assigned',
  owner: 'unit',
  tenant: 'unit',
  household: 'unit',
} as const

const grants = {
  'units:read': { ...everyRole, guard: 'estate' },
  'units:write': { administrator: 'estate' },
  /** Who somebody is and where: all that a guard's lookup shows. */
  'people:read': { ...everyRole, guard: 'estate' },
  /** Phones, email addresses and notes. */
  'people:readContact': {
    administrator: 'estate',
    finance: 'estate',
    facility: 'estate',
    communications: 'estate',
    committee: 'estate',
    owner: 'unit',
    tenant: 'unit',
    household: 'own',
  },
  'people:write': { administrator: 'estate' },
  'vehicles:read': {
    administrator: 'estate',
    facility: 'estate',
    guard: 'estate',
    owner: 'unit',
    tenant: 'unit',
    household: 'unit',
  },
  'vehicles:write': { administrator: 'estate', owner: 'unit', tenant: 'unit', household: 'unit' },
  /** Who builds where and until when: all that a guard's lookup shows. */
  'builders:read': { administrator: 'estate', finance: 'estate', facility: 'estate', guard: 'estate' },
  /** Contacts, deposits and notes. */
  'builders:readTerms': { administrator: 'estate', finance: 'estate', facility: 'estate' },
  'builders:write': { administrator: 'estate', facility: 'estate' },
  'meters:read': { administrator: 'estate', finance: 'estate', facility: 'estate' },
  'meters:write': { administrator: 'estate', facility: 'estate' },
  'registry:import': { administrator: 'estate' },
  'registry:export': { administrator: 'estate', finance: 'estate', facility: 'estate' },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

/** Everyone whose lists may show it: the whole estate's readers, and the household that it is about. */
function seenBy(permission: Permission) {
  return (actor: MemberActor, event: StoredEvent): boolean => {
    const scopes = actor.scopes(permission)
    if (scopes.has('estate')) return true
    const { unitIds, personId } = aboutOf(event.payload)
    const own = actor.unitsFor(permission)
    return scopes.has('unit') && (personId === actor.id || unitIds.some((unitId) => own.includes(unitId)))
  }
}

const onlyEstate = (permission: Permission) => (actor: MemberActor) => actor.scopes(permission).has('estate')

const liveOf = (
  events: readonly { name: string }[],
  rule: (actor: MemberActor, event: StoredEvent) => boolean,
) => Object.fromEntries(events.map((event) => [event.name, rule]))

export const registry: Manifest = {
  name: 'registry',
  grants,
  navigation: [
    {
      shell: 'staff',
      group: 'people',
      label: 'nav.people',
      href: '/manage/people',
      icon: 'users',
      permission: 'people:read',
      scopes: ['estate'],
      order: 10,
    },
    {
      shell: 'staff',
      group: 'people',
      label: 'nav.units',
      href: '/manage/units',
      icon: 'house',
      permission: 'units:read',
      scopes: ['estate'],
      order: 20,
    },
    {
      shell: 'staff',
      group: 'people',
      label: 'nav.vehicles',
      href: '/manage/vehicles',
      icon: 'car',
      permission: 'vehicles:read',
      scopes: ['estate'],
      order: 30,
    },
    {
      shell: 'staff',
      group: 'people',
      label: 'nav.builders',
      href: '/manage/builders',
      icon: 'hard-hat',
      permission: 'builders:read',
      scopes: ['estate'],
      order: 40,
    },
    {
      shell: 'staff',
      group: 'people',
      label: 'nav.meters',
      href: '/manage/meters',
      icon: 'gauge',
      permission: 'meters:read',
      scopes: ['estate'],
      order: 50,
    },
    {
      shell: 'staff',
      group: 'people',
      label: 'nav.import',
      href: '/manage/import',
      icon: 'upload',
      permission: 'registry:import',
      scopes: ['estate'],
      order: 60,
    },
    {
      shell: 'resident',
      group: 'people',
      label: 'nav.household',
      href: '/household',
      icon: 'users',
      permission: 'units:read',
      scopes: ['unit'],
      order: 30,
    },
  ],
  live: {
    ...liveOf(REGISTRY_EVENTS.property, onlyEstate('units:read')),
    ...liveOf(REGISTRY_EVENTS.unit, seenBy('units:read')),
    ...liveOf(REGISTRY_EVENTS.person, seenBy('people:read')),
    ...liveOf(REGISTRY_EVENTS.vehicle, seenBy('vehicles:read')),
    ...liveOf(REGISTRY_EVENTS.builder, onlyEstate('builders:read')),
    ...liveOf(REGISTRY_EVENTS.meter, onlyEstate('meters:read')),
    ...liveOf(REGISTRY_EVENTS.import, onlyEstate('registry:import')),
  },
  notifies: ['import.finished', 'import.failed', 'import.undone'],
  notifications: async () => (await import('./notifications')).notifications,
  jobs: [
    { job: importJob, load: async () => (await import('./jobs')).runImport },
    { job: undoJob, load: async () => (await import('./jobs')).runUndo },
    { job: forgetJob, load: async () => (await import('./jobs')).runForget },
    { job: settleJob, load: async () => (await import('./jobs')).runSettle },
  ],
  downloads: {
    people: {
      permission: 'registry:export',
      load: async () => (await import('./queries/export')).exportPeople,
    },
    units: {
      permission: 'registry:export',
      load: async () => (await import('./queries/export')).exportUnits,
    },
    vehicles: {
      permission: 'registry:export',
      load: async () => (await import('./queries/export')).exportVehicles,
    },
    builders: {
      permission: 'builders:readTerms',
      load: async () => (await import('./queries/export-works')).exportBuilders,
    },
    meters: {
      permission: 'meters:read',
      load: async () => (await import('./queries/export-works')).exportMeters,
    },
    imports: {
      permission: 'registry:import',
      load: async () => (await import('./queries/export-works')).exportImports,
    },
    'failed-rows': {
      permission: 'registry:import',
      load: async () => (await import('./queries/export')).exportFailedRows,
    },
    template: {
      permission: 'registry:import',
      load: async () => (await import('./queries/export')).importTemplate,
    },
  },
  uploads: { list: 'registry:import' },
  imports: [
    {
      kind: 'register',
      permission: 'people:write',
      load: async () => (await import('./service/kind-register')).register,
    },
    {
      kind: 'units',
      permission: 'units:write',
      load: async () => (await import('./service/kind-units')).units,
    },
    {
      kind: 'people',
      permission: 'people:write',
      load: async () => (await import('./service/kind-register')).people,
    },
    {
      kind: 'vehicles',
      permission: 'vehicles:write',
      load: async () => (await import('./service/kind-vehicles')).vehicles,
    },
    {
      kind: 'builders',
      permission: 'builders:write',
      load: async () => (await import('./service/kind-builders')).builders,
    },
    {
      kind: 'meters',
      permission: 'meters:write',
      load: async () => (await import('./service/kind-meters')).meters,
    },
  ],
  constraints: {
    unit_estate_id_number_key_key: {
      code: 'registry.unit_number_taken',
      message: 'The estate has this number already. Capitals, spaces and leading zeros make no difference.',
      field: 'number',
    },
    property_estate_id_name_key_key: {
      code: 'registry.property_name_taken',
      message: 'The estate has one of this name already.',
      field: 'name',
    },
    vehicle_estate_id_registration_key_key: {
      code: 'registry.registration_taken',
      message: 'The estate has a vehicle with this registration already.',
      field: 'registration',
    },
    builder_once: {
      code: 'registry.builder_exists',
      message: 'This company is registered for it already.',
      field: 'company',
    },
    builder_dates_check: {
      code: 'registry.ends_before_start',
      message: 'It can’t end before the day on which it began.',
      field: 'buildingEnd',
    },
    meter_estate_id_serial_key_key: {
      code: 'registry.serial_taken',
      message: 'The estate has a meter with this serial number already.',
      field: 'serial',
    },
    occupancy_no_overlap: {
      code: 'registry.tie_exists',
      message: 'This person has the same tie to this unit in these days already.',
      field: 'since',
    },
    occupancy_one_head: {
      code: 'registry.head_exists',
      message: 'This household has a head already. Take it from that person first.',
      field: 'head',
    },
    occupancy_dates_check: {
      code: 'registry.ends_before_start',
      message: 'It can’t end before the day on which it began.',
      field: 'until',
    },
  },
  records: {
    person: async () => (await import('./queries/records')).personRecords,
    member: async () => (await import('./queries/records')).personRecords,
    unit: async () => (await import('./queries/records')).unitRecords,
    property: async () => (await import('./queries/records')).propertyRecords,
    vehicle: async () => (await import('./queries/records')).vehicleRecords,
    import: async () => (await import('./queries/records')).importRecords,
  },
  setup: [
    {
      key: 'units',
      permission: 'registry:import',
      href: '/manage/import',
      order: 10,
      done: async () => (await import('./queries/setup')).hasUnits,
    },
    {
      key: 'people',
      permission: 'registry:import',
      href: '/manage/import',
      order: 20,
      done: async () => (await import('./queries/setup')).hasResidents,
    },
  ],
  keeps: [
    {
      name: 'imports',
      usual: 90,
      least: 7,
      leastBecause: 'Until then an import may have to be looked into.',
      load: async () => (await import('./service/kept')).removeOldImports,
    },
  ],
  demo: async () => (await import('./demo')).demo,
  search: { permission: 'units:read', load: async () => (await import('./queries/search')).searchForPalette },
}
