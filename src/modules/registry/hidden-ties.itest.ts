import { describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { exportPeople } from './queries/export'

const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name).sort()

/** Busi lets unit 14, which is hers, and lives in unit 15 with Sam; her car stands at 14. */
async function household() {
  const estate = await makeEstate()
  const [fourteen, fifteen] = [await makeUnit(estate, '14'), await makeUnit(estate, '15')]
  const sam = await makeMember(estate, {
    name: 'Sam Tenant',
    units: [{ id: fifteen.id, relation: 'tenant' }],
  })
  const busi = await makeMember(estate, {
    name: 'Busi Mokoena',
    units: [
      { id: fourteen.id, relation: 'owner' },
      { id: fifteen.id, relation: 'household' },
    ],
  })
  const { db } = ctxFor(estate)
  await db.vehicle.createMany({
    data: ['CA 55', 'DRAGON'].map((registration) => ({
      registration,
      unitId: fourteen.id,
      memberId: busi.id,
    })),
  })
  const { property } = await db.unit.update({
    where: ctxFor(estate).key(fourteen.id),
    data: { property: { create: { name: 'Oak Lane' } } },
    select: { property: { select: { id: true } } },
  })
  const { registry } = callerAs({ estate, member: sam })
  return { estate, busi, fourteen, fifteen, registry, propertyId: property?.id ?? '' }
}

describe('ties that a reader may not see', () => {
  it('find nobody by their unit, its property or their relation', async () => {
    const { registry, busi, fourteen, fifteen, propertyId } = await household()
    expect(names(await registry.people.list({}))).toEqual(['Busi Mokoena', 'Sam Tenant'])
    for (const filter of [
      { relation: ['owner' as const] },
      { unitId: fourteen.id },
      { propertyId: [propertyId] },
      { q: '14' },
      { q: 'unit 14' },
    ]) {
      expect([filter, names(await registry.people.list(filter))]).toEqual([filter, []])
      expect([filter, await registry.people.count(filter)]).toEqual([filter, { count: 0, more: false }])
    }
    expect(names(await registry.people.list({ relation: ['household'], unitId: fifteen.id }))).toEqual([
      busi.name,
    ])
    for (const q of ['15', 'Unit 15'])
      expect(names(await registry.people.list({ q }))).toEqual(['Busi Mokoena', 'Sam Tenant'])
  })

  it('order nobody, and stand in no cursor', async () => {
    const { registry, busi } = await household()
    const sort = { sort: 'unit' as const, limit: 1 }
    const first = await registry.people.list(sort)
    const second = await registry.people.list({ ...sort, cursor: first.nextCursor })
    // Both are in unit 15 as far as Sam knows, so their ids decide: Sam was there first.
    expect(names(first)).toEqual(['Sam Tenant'])
    expect(names(second)).toEqual([busi.name])
    const cursor = Buffer.from((await registry.people.list(sort)).nextCursor ?? '', 'base64url').toString()
    expect(cursor).toContain('0000000015')
  })

  it('find no unit by somebody who is not shown in it', async () => {
    const { estate, fifteen, registry } = await household()
    const { db } = ctxFor(estate)
    const away = await db.member.create({ data: { name: 'Quentin Elsewhere' }, select: { id: true } })
    await db.occupancy.create({
      data: { unitId: fifteen.id, memberId: away.id, relation: 'owner', resident: false },
      select: { id: true },
    })
    expect((await registry.units.list({ q: 'Quentin' })).items).toEqual([])
    expect((await registry.units.list({ q: 'Busi' })).items).toMatchObject([{ number: '15' }])
  })
})

describe('vehicles that a reader may not see', () => {
  it('find nobody by their plate, and nobody is asked whether they have one', async () => {
    const { estate } = await household()
    for (const role of ['finance', 'communications', 'committee'] as const) {
      const member = await makeMember(estate, { roles: [role] })
      const { registry } = callerAs({ estate, member })
      expect(names(await registry.people.list({ q: 'Busi' }))).toEqual(['Busi Mokoena'])
      for (const q of ['CA 55', 'ca55', 'CA 5', 'dragon'])
        expect([role, q, names(await registry.people.list({ q }))]).toEqual([role, q, []])
      expect(await registry.people.options({ q: 'CA 55' })).toEqual([])
      expect((await registry.units.list({ q: 'dragon' })).items).toEqual([])
      for (const hasVehicle of [true, false]) {
        await expect(registry.people.list({ hasVehicle })).rejects.toThrow('no right')
        await expect(registry.people.count({ hasVehicle })).rejects.toThrow('no right')
      }
      expect((await registry.units.list({ q: '14' })).items).toMatchObject([{ number: '14', vehicles: 0 }])
    }
    const finance = ctxFor(estate, await makeMember(estate, { roles: ['finance'] }))
    await expect(exportPeople(finance, new URLSearchParams({ hasVehicle: 'true' }))).rejects.toThrow(
      'no right',
    )
  })

  it('of another unit find no resident either, and do not count for them', async () => {
    const { registry } = await household()
    expect(names(await registry.people.list({ q: 'CA 55' }))).toEqual([])
    expect(names(await registry.people.list({ hasVehicle: true }))).toEqual([])
    expect(names(await registry.people.list({ hasVehicle: false }))).toEqual(['Busi Mokoena', 'Sam Tenant'])
  })

  it('are found by their plate as before by whoever may see them', async () => {
    const { estate, busi } = await household()
    for (const role of ['administrator', 'facility', 'guard'] as const) {
      const { registry } = callerAs({ estate, member: await makeMember(estate, { roles: [role] }) })
      expect([role, names(await registry.people.list({ q: 'ca55' }))]).toEqual([role, [busi.name]])
      expect([role, names(await registry.people.list({ hasVehicle: true }))]).toEqual([role, [busi.name]])
    }
  })
})
