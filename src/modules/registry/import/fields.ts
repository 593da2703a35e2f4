/** What a column of a list of people can hold. */
export const FIELDS = [
  'unit',
  'property',
  'streetNumber',
  'streetName',
  'title',
  'surname',
  'firstName',
  'fullName',
  'relation',
  'isOwner',
  'isTenant',
  'resident',
  'phone',
  'email',
  'vehicle',
  'make',
  'model',
  'makeModel',
  'colour',
  'since',
  'until',
  'intercom',
  'idNumber',
  'note',
] as const

export type Field = (typeof FIELDS)[number]

/** Whom a column is about, in lists that put several people of a unit into one row. */
export type Party = 'owner' | 'tenant' | 'household'

/** Several columns may hold these; all their values count. */
export const REPEATABLE: ReadonlySet<Field> = new Set<Field>([
  'phone',
  'email',
  'vehicle',
  'make',
  'model',
  'makeModel',
  'colour',
  'note',
])

/** Columns about one person rather than about the unit or its cars. */
export const PERSONAL: ReadonlySet<Field> = new Set<Field>([
  'title',
  'surname',
  'firstName',
  'fullName',
  'phone',
  'email',
  'idNumber',
  'since',
  'until',
])

/** The header of the downloadable template with one example row. */
export const TEMPLATE: readonly (readonly [header: string, example: string])[] = [
  ['Unit', '12'],
  ['Block or street', 'Protea Avenue'],
  ['Street number', '23'],
  ['Surname', 'Dlamini'],
  ['First name', 'Thandi'],
  ['Owner or tenant', 'Owner'],
  ['Phone', '+27 82 123 4567'],
  ['Phone 2', ''],
  ['Email', 'thandi@example.com'],
  ['Vehicle registration', 'CA 123-456'],
  ['Make', 'Toyota'],
  ['Model', 'Corolla'],
  ['Colour', 'White'],
  ['Since', '2021-03-01'],
  ['Intercom', '12'],
]

/** The same for people alone. */
export const PEOPLE_TEMPLATE: typeof TEMPLATE = [
  ['Surname', 'Dlamini'],
  ['First name', 'Thandi'],
  ['Unit', '12'],
  ['Owner or tenant', 'Owner'],
  ['Phone', '+27 82 123 4567'],
  ['Phone 2', ''],
  ['Email', 'thandi@example.com'],
  ['Since', '2021-03-01'],
  ['Note', ''],
]
