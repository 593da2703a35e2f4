import type { Role } from '@/server/permissions'

/** The demo's estates: one for each country, small, middling and large, and what one landlord lets. */
export const ESTATES = [
  {
    slug: 'palm-grove',
    name: 'Palm Grove Village',
    kind: 'residential_estate',
    country: 'ZA',
    city: 'Cape Town',
    timeZone: 'Africa/Johannesburg',
    currency: 'ZAR',
    locale: 'en-ZA',
    diallingCode: '+27',
    unitWord: 'Erf',
    colour: '#2f6f5e',
    units: 40,
    contactName: 'Naledi Jacobs',
    contactPhone: '+27215550140',
  },
  {
    slug: 'acacia-court',
    name: 'Acacia Court',
    kind: 'apartment_complex',
    country: 'KE',
    city: 'Nairobi',
    timeZone: 'Africa/Nairobi',
    currency: 'KES',
    locale: 'en-KE',
    diallingCode: '+254',
    unitWord: 'House',
    colour: '#9a4f2c',
    units: 400,
    contactName: 'Wanjiru Kamau',
    contactPhone: '+254205550140',
  },
  {
    slug: 'lagoon-heights',
    name: 'Lagoon Heights',
    kind: 'mixed_use',
    country: 'NG',
    city: 'Lagos',
    timeZone: 'Africa/Lagos',
    currency: 'NGN',
    locale: 'en-NG',
    diallingCode: '+234',
    unitWord: 'Flat',
    colour: '#2c5d8f',
    units: 800,
    contactName: 'Adaeze Okafor',
    contactPhone: '+2342015550140',
  },
  {
    slug: 'harbour-lets',
    name: 'Harbour Lets',
    kind: 'rental_portfolio',
    country: 'KE',
    city: 'Mombasa',
    timeZone: 'Africa/Nairobi',
    currency: 'KES',
    locale: 'en-KE',
    diallingCode: '+254',
    unitWord: 'Unit',
    colour: '#6d4a86',
    units: 36,
    contactName: 'Wanjiru Kamau',
    contactPhone: '+254415550140',
  },
] as const

const SPARE = {
  kind: 'residential_estate',
  country: 'ZA',
  city: 'Knysna',
  timeZone: 'Africa/Johannesburg',
  currency: 'ZAR',
  locale: 'en-ZA',
  diallingCode: '+27',
  unitWord: 'Erf',
  units: 12,
  contactPhone: '+27445550140',
} as const

/** Not of the demo: for tests of what shuts a whole estate or a part of it, so that nobody else's journey ends at its door. */
export const SPARES = [
  { ...SPARE, slug: 'quarry-end', name: 'Quarry End', colour: '#6b4f8f', contactName: 'Naledi Jacobs' },
  { ...SPARE, slug: 'ferry-point', name: 'Ferry Point', colour: '#2c5d8f', contactName: 'Piet Botha' },
] as const

/** `npm run demo -- --large`: as many homes as one estate may ever have, to see that nothing gets slow. */
export const LARGE = {
  slug: 'baobab-city',
  name: 'Baobab City',
  kind: 'mixed_use',
  country: 'ZA',
  city: 'Johannesburg',
  timeZone: 'Africa/Johannesburg',
  currency: 'ZAR',
  locale: 'en-ZA',
  diallingCode: '+27',
  unitWord: 'Unit',
  colour: '#8a5a1f',
  units: 5000,
  contactName: 'Naledi Jacobs',
  contactPhone: '+27115550140',
} as const

export type DemoDefinition = (typeof ESTATES)[number] | (typeof SPARES)[number] | typeof LARGE

/** Staff of each estate: the local part of their address, and their role. */
export const STAFF: readonly { login: string; role: Role }[] = [
  { login: 'manager', role: 'administrator' },
  { login: 'finance', role: 'finance' },
  { login: 'facility', role: 'facility' },
  { login: 'comms', role: 'communications' },
  { login: 'guard', role: 'guard' },
  { login: 'committee', role: 'committee' },
  { login: 'technician', role: 'technician' },
]

export const RESIDENTS = [
  { login: 'owner', relation: 'owner' },
  { login: 'tenant', relation: 'tenant' },
  { login: 'household', relation: 'household' },
] as const

export const STAFF_NAMES: Record<DemoDefinition['country'], readonly string[]> = {
  ZA: [
    'Naledi Jacobs',
    'Pieter Botha',
    'Thabo Mokoena',
    'Aisha Petersen',
    'Sipho Ndlovu',
    'Anneke Visser',
    'Johan Adams',
  ],
  KE: [
    'Wanjiru Kamau',
    'Otieno Odhiambo',
    'Njeri Mwangi',
    'Halima Yusuf',
    'Kiprop Cheruiyot',
    'Achieng Ouma',
    'Mutua Kilonzo',
  ],
  NG: [
    'Adaeze Okafor',
    'Tunde Bakare',
    'Ngozi Eze',
    'Zainab Bello',
    'Musa Ibrahim',
    'Folake Adeyemi',
    'Chidi Nwosu',
  ],
}

/** Staff of the platform: one who may do everything, one who may only look. */
export const OPERATORS = [
  { email: 'operator@console.example.com', name: 'Olu Adebayo', role: 'owner' },
  { email: 'reader@console.example.com', name: 'Renée du Plessis', role: 'read_only' },
] as const

/** Known to everyone, and therefore the seed refuses to run where the product is served over https. */
export const DEMO_PASSWORD = 'open-sesame-2026'
