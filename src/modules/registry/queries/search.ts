import type { Ctx } from '@/server/context'
import type { SearchHit } from '@/server/module'
import { listPeople } from './people'
import { unitOptions } from './units'
import { listVehicles } from './vehicles'

const EACH = 5

/** People, units and vehicles for the search over everything, for those who see the whole estate's. */
export async function searchForPalette(ctx: Ctx, q: string): Promise<SearchHit[]> {
  const sees = (permission: 'people:read' | 'units:read' | 'vehicles:read') =>
    ctx.actor.scopes(permission).has('estate')
  const [people, units, vehicles] = await Promise.all([
    sees('people:read') ? listPeople(ctx, { q, limit: EACH, down: false }) : null,
    sees('units:read') && /\d/.test(q) ? unitOptions(ctx, { q, limit: EACH }) : [],
    sees('vehicles:read') ? listVehicles(ctx, { q, limit: EACH, down: false }) : null,
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
  ]
}
