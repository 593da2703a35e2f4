import type { Ctx } from '@/server/context'
import type { SearchHit } from '@/server/module'
import type { Permission } from '@/server/permissions'
import { listBuilders } from './builders'
import { listMeters } from './meters'
import { listPeople } from './people'
import { unitOptions } from './units'
import { listVehicles } from './vehicles'

const EACH = 5

/** People, units and vehicles for the search over everything, for those who see the whole estate's. */
export async function searchForPalette(ctx: Ctx, q: string): Promise<SearchHit[]> {
  const sees = (permission: Permission) => ctx.actor.scopes(permission).has('estate')
  const [people, units, vehicles, builders, meters] = await Promise.all([
    sees('people:read') ? listPeople(ctx, { q, limit: EACH, down: false }) : null,
    sees('units:read') && /\d/.test(q) ? unitOptions(ctx, { q, limit: EACH }) : [],
    sees('vehicles:read') ? listVehicles(ctx, { q, limit: EACH, down: false }) : null,
    sees('builders:read') ? listBuilders(ctx, { q, limit: EACH, down: false }) : null,
    sees('meters:read') && /\d/.test(q) ? listMeters(ctx, { q, limit: EACH, down: false }) : null,
  ])
  return [
    ...(people?.items ?? []).map((person) => ({
      id: person.id,
      title: person.name,
      subtitle: person.occupancies.map(({ unit }) => unit.number).join(', '),
      href: `/manage/people/${person.id}`,
      icon: 'user',
    })),
    ...units.map((unit) => ({
      id: unit.id,
      title: unit.number,
      subtitle: [unit.streetNumber, unit.streetName].filter(Boolean).join(' ') || (unit.property?.name ?? ''),
      href: `/manage/units/${unit.id}`,
      icon: 'house',
    })),
    ...(vehicles?.items ?? []).map((vehicle) => ({
      id: vehicle.id,
      title: vehicle.registration,
      subtitle: [vehicle.unit?.number, vehicle.person?.name].filter(Boolean).join(' · '),
      href: `/manage/vehicles?q=${encodeURIComponent(vehicle.registration)}`,
      icon: 'car',
    })),
    ...(builders?.items ?? []).map((builder) => ({
      id: builder.id,
      title: builder.company,
      subtitle: builder.unit?.number ?? '',
      href: `/manage/builders/${builder.id}`,
      icon: 'hard-hat',
    })),
    ...(meters?.items ?? []).map((meter) => ({
      id: meter.id,
      title: meter.serial,
      subtitle: meter.unit?.number ?? '',
      href: `/manage/meters/${meter.id}`,
      icon: 'gauge',
    })),
  ]
}
