import type { Prisma } from '@/generated/prisma/client'
import { toDate } from './occupancy'

const DAY = 86_400_000

type Site = { id: string; status: string }

const COMPANIES = [
  ['Stonebridge Construction', 'Daniel Okoro'],
  ['Greenline Builders', 'Precious Banda'],
  ['Harbour & Sons Projects', 'Peter Harbour'],
] as const

/** Who builds: one as it should be, one whose insurance has lapsed, one that has not begun. */
export function demoBuilders(units: readonly Site[], today: Date): Prisma.BuilderCreateManyInput[] {
  const sites = [...units.filter(({ status }) => status === 'under_construction'), ...units.slice(-3)]
  const inDays = (days: number) => toDate(new Date(today.getTime() + days * DAY).toISOString().slice(0, 10))
  return COMPANIES.map(([company, contactName], index) => ({
    company,
    contactName,
    phone: null,
    email: `site${index + 1}@example.com`,
    unitId: sites[index]?.id ?? null,
    waterMeter: `W-${90_120 + index}`,
    powerMeter: `E-${55_310 + index}`,
    buildingStart: inDays(index === 2 ? 21 : -120),
    buildingEnd: inDays(200),
    plotDetails: `Plan ${today.getFullYear()}/${114 + index}`,
    deposit: 2_500_000n,
    insuranceExpiry: inDays(index === 1 ? -9 : 240),
    permittedHours: 'Mon–Fri 07:00–17:00',
  }))
}

/** A water and a power meter for each of the first units, and one for the whole estate. */
export function demoMeters(units: readonly Site[], today: Date): Prisma.MeterCreateManyInput[] {
  const verifiedOn = toDate(new Date(today.getTime() - 300 * DAY).toISOString().slice(0, 10))
  const ofUnits = units.slice(0, 40).flatMap(({ id }, index) => [
    { kind: 'water', serial: `W-${10_200 + index}`, unitId: id, verifiedOn },
    { kind: 'electricity', serial: `E-${44_100 + index}`, unitId: id, verifiedOn },
  ])
  return [...ofUnits, { kind: 'electricity', serial: 'E-BULK-1', unitId: null, multiplier: 40, verifiedOn }]
}
