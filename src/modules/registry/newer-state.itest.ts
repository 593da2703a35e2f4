import { describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { matchColumns } from './import/match-columns'
import { readSheet } from './import/read-sheet'
import { importAtOnce } from './service/import-work'
import { register } from './service/kind-register'

/** A person with a vehicle in a unit, and two people of the office who have the same record open. */
async function office() {
  const estate = await makeEstate()
  const [mara, femi] = [
    await makeMember(estate, { name: 'Mara Manager', roles: ['administrator'] }),
    await makeMember(estate, { name: 'Femi Facility', roles: ['administrator'] }),
  ]
  const [one, other] = [mara, femi].map((member) => callerAs({ estate, member }).registry)
  if (!one || !other) throw new Error('no office')
  const unit = await one.units.create({ number: '12' })
  const saved = await one.people.create({
    surname: 'Dube',
    phones: ['082 123 4567'],
    occupancy: { unitId: unit.id, relation: 'owner' },
  })
  if (!saved.saved) throw new Error('not saved')
  const vehicle = await one.vehicles.add({ registration: 'CA 1', unitId: unit.id, personId: saved.id })
  const [tie] = (await one.people.record({ id: saved.id })).current
  if (!tie) throw new Error('no tie')
  const property = await one.properties.create({ name: 'Block C' })
  return {
    ...{ estate, mara, one, other },
    ...{ unitId: unit.id, personId: saved.id, vehicleId: vehicle.id, tieId: tie.id, propertyId: property.id },
  }
}

const ofState = (row: { updatedAt: Date }) => row.updatedAt.toISOString()
const changed = (by: string | null) => ({
  cause: {
    kind: 'RESOURCE_CONFLICT',
    code: 'registry.changed_meanwhile',
    details: { by, at: by ? expect.any(String) : null, asOf: expect.any(String) },
  },
})

type Office = Awaited<ReturnType<typeof office>>
type Editor = Office['one']

async function theProperty({ one, propertyId }: Office) {
  const found = (await one.properties.list()).find(({ id }) => id === propertyId)
  if (!found) throw new Error('no property')
  return found
}

/** A tie has no words of its own to tell two saves apart by: each gets a day. */
const days: string[] = []
function dayFor(words: string): string {
  if (!days.includes(words)) days.push(words)
  return `2024-01-${String(days.indexOf(words) + 1).padStart(2, '0')}`
}
const wordsFor = (day: string | null) => days.find((words) => dayFor(words) === day)

/** How each kind of record is edited: its state when it was opened, and a save of something new over that state. */
const RECORDS = {
  person: {
    open: async ({ one, personId }: Office) => ofState(await one.people.record({ id: personId })),
    save: (by: Editor, { personId }: Office, asOf: string, surname: string) =>
      by.people.edit({ id: personId, asOf, surname, phones: ['082 123 4567'] }),
    now: async ({ one, personId }: Office) => (await one.people.record({ id: personId })).surname,
  },
  unit: {
    open: async ({ one, unitId }: Office) => ofState(await one.units.record({ id: unitId })),
    save: (by: Editor, { unitId }: Office, asOf: string, streetName: string) =>
      by.units.edit({ id: unitId, asOf, number: '12', streetName }),
    now: async ({ one, unitId }: Office) => (await one.units.record({ id: unitId })).streetName,
  },
  vehicle: {
    open: async ({ one, vehicleId }: Office) => ofState(await one.vehicles.record({ id: vehicleId })),
    save: (by: Editor, { vehicleId, unitId }: Office, asOf: string, make: string) =>
      by.vehicles.edit({ id: vehicleId, asOf, registration: 'CA 1', unitId, make }),
    now: async ({ one, vehicleId }: Office) => (await one.vehicles.record({ id: vehicleId })).make,
  },
  property: {
    open: async (at: Office) => ofState(await theProperty(at)),
    save: (by: Editor, { propertyId }: Office, asOf: string, address: string) =>
      by.properties.edit({ id: propertyId, asOf, name: 'Block C', address }),
    now: async (at: Office) => (await theProperty(at)).address,
  },
  occupancy: {
    open: async ({ one, tieId }: Office) => ofState(await one.occupancies.record({ id: tieId })),
    save: (by: Editor, { tieId }: Office, asOf: string, words: string) =>
      by.occupancies.edit({ id: tieId, asOf, relation: 'owner', since: dayFor(words) }),
    now: async ({ one, tieId }: Office) => wordsFor((await one.occupancies.record({ id: tieId })).since),
  },
} as const

describe.each(['person', 'unit', 'vehicle', 'property', 'occupancy'] as const)(
  'a %s that two people edit',
  (kind) => {
    const { open, save, now } = RECORDS[kind]

    it('at once is saved by one of them, and the other is told', async () => {
      const at = await office()
      for (let round = 0; round < 5; round++) {
        const asOf = await open(at)
        const words = [`Mara ${round}`, `Femi ${round}`] as const
        const [mara, femi] = await Promise.allSettled([
          save(at.one, at, asOf, words[0]),
          save(at.other, at, asOf, words[1]),
        ])
        const isMaras = mara.status === 'fulfilled'
        expect([mara.status, femi.status].toSorted()).toEqual(['fulfilled', 'rejected'])
        expect(await now(at)).toBe(isMaras ? words[0] : words[1])
        const refused = isMaras ? femi : mara
        if (refused.status === 'rejected')
          expect(refused.reason).toMatchObject(changed(isMaras ? 'Mara Manager' : 'Femi Facility'))
      }
    })

    it('one after the other is not saved over what the second has not seen, unless they say so', async () => {
      const at = await office()
      const asOf = await open(at)
      await save(at.other, at, asOf, 'From Femi')
      const refused: unknown = await save(at.one, at, asOf, 'From Mara').catch((error: unknown) => error)
      expect(refused).toMatchObject(changed('Femi Facility'))
      expect(await now(at)).toBe('From Femi')
      await save(at.one, at, await open(at), 'From Mara')
      expect(await now(at)).toBe('From Mara')
    })
  },
)

it('what an import changed is not saved over either, and nobody is named for it', async () => {
  const at = await office()
  const asOf = await RECORDS.person.open(at)
  const sheet = await readSheet(
    Buffer.from('Unit,Surname,Phone,Email\n12,Dube,0821234567,d@example.com\n'),
    'a.csv',
  )
  const list = { sheet, columns: matchColumns(sheet), fileName: 'a.csv' }
  await importAtOnce(ctxFor(at.estate, at.mara), register, list)
  await expect(RECORDS.person.save(at.one, at, asOf, 'Khumalo')).rejects.toMatchObject(changed(null))
  expect((await at.one.people.record({ id: at.personId })).contact?.email).toBe('d@example.com')
})

it('an ending that is taken back leaves a record that can be saved', async () => {
  const at = await office()
  await at.one.occupancies.end({ id: at.tieId })
  await at.other.occupancies.reopen({ id: at.tieId })
  await RECORDS.person.save(at.one, at, await RECORDS.person.open(at), 'Khumalo')
  await RECORDS.unit.save(at.one, at, await RECORDS.unit.open(at), 'Oak Lane')
  expect(await at.one.people.record({ id: at.personId })).toMatchObject({ surname: 'Khumalo' })
})

it('a tie that somebody else has ended meanwhile is not ended for another day unseen', async () => {
  const at = await office()
  const asOf = await RECORDS.occupancy.open(at)
  await at.other.occupancies.end({ id: at.tieId, asOf, until: '2090-01-31' })
  await expect(at.one.occupancies.end({ id: at.tieId, asOf, until: '2080-01-31' })).rejects.toMatchObject(
    changed('Femi Facility'),
  )
  await expect(RECORDS.occupancy.save(at.one, at, asOf, 'late')).rejects.toMatchObject(
    changed('Femi Facility'),
  )
  expect((await at.one.occupancies.record({ id: at.tieId })).until).toBe('2090-01-31')
  // Who ends it for the same day has nothing to be told.
  await at.one.occupancies.end({ id: at.tieId, asOf, until: '2090-01-31' })
})

it('a vehicle’s record is read by whoever may see the vehicle, and by nobody else', async () => {
  const { estate, vehicleId, unitId, other } = await office()
  const [inside, outside] = [
    await makeMember(estate, { units: [{ id: unitId, relation: 'tenant' }] }),
    await makeMember(estate, {
      units: [{ id: (await other.units.create({ number: '13' })).id, relation: 'tenant' }],
    }),
  ]
  expect(
    await callerAs({ estate, member: inside }).registry.vehicles.record({ id: vehicleId }),
  ).toMatchObject({
    registration: 'CA 1',
  })
  await expect(
    callerAs({ estate, member: outside }).registry.vehicles.record({ id: vehicleId }),
  ).rejects.toThrow('does not exist')
})
