import { expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'

/** Olga owns unit A, where Tim rents; in unit B she lives in the household of Beth. */
async function twoHomes() {
  const estate = await makeEstate()
  const [a, b] = [await makeUnit(estate, 'A1'), await makeUnit(estate, 'B1')]
  const { db } = ctxFor(estate)
  const reachable = async (name: string, phone: string, unitId: string, relation: 'tenant' | 'owner') => {
    const { id } = await db.member.create({ data: { name, phone }, select: { id: true } })
    await db.occupancy.create({ data: { unitId, memberId: id, relation }, select: { id: true } })
    return id
  }
  const tim = await reachable('Tim Tenant', '+27821110000', a.id, 'tenant')
  const beth = await reachable('Beth Head', '+27822220000', b.id, 'owner')
  const olga = await makeMember(estate, {
    name: 'Olga Both',
    units: [
      { id: a.id, relation: 'owner' },
      { id: b.id, relation: 'household' },
    ],
  })
  return { estate, olga, a, b, tim, beth, registry: callerAs({ estate, member: olga }).registry }
}

it('what is read in a unit follows the role that is held in that unit', async () => {
  const { registry, a, b, tim, beth, olga } = await twoHomes()
  const { items } = await registry.people.list({})
  const phones = Object.fromEntries(items.map(({ id, contact }) => [id, contact?.phone ?? null]))
  expect(phones).toEqual({ [tim]: '+27821110000', [beth]: null, [olga.id]: null })
  expect(await registry.people.record({ id: beth })).toMatchObject({ name: 'Beth Head', contact: null })
  expect(await registry.people.record({ id: tim })).toMatchObject({ contact: { phone: '+27821110000' } })
  const contactsIn = async (id: string) =>
    (await registry.units.record({ id })).current.map(({ person, contact }) => [person.id, contact !== null])
  expect(Object.fromEntries(await contactsIn(a.id))).toEqual({ [tim]: true, [olga.id]: true })
  expect(Object.fromEntries(await contactsIn(b.id))).toEqual({ [beth]: false, [olga.id]: true })
})

it('both units are seen, and both may be given a vehicle', async () => {
  const { registry, a, b } = await twoHomes()
  expect((await registry.units.list({})).items.map(({ number }) => number)).toEqual(['A1', 'B1'])
  await registry.vehicles.add({ registration: 'CA 1', unitId: a.id })
  await registry.vehicles.add({ registration: 'CA 2', unitId: b.id })
  expect((await registry.vehicles.list({})).items).toHaveLength(2)
})

it('a role that is given by hand counts in every own unit', async () => {
  const { estate, b, beth } = await twoHomes()
  const member = await makeMember(estate, {
    roles: ['owner'],
    units: [{ id: b.id, relation: 'household' }],
  })
  const { registry } = callerAs({ estate, member })
  expect((await registry.people.record({ id: beth })).contact).toMatchObject({ phone: '+27822220000' })
})
