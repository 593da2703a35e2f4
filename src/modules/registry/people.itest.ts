import pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { listPeople } from './queries/people'
import { listUnits } from './queries/units'
import { listVehicles } from './queries/vehicles'

type Spec = {
  unit: string
  first: string
  last: string
  relation?: 'owner' | 'tenant' | 'household'
  email?: string
  phone?: string
  plate?: string
}

/** An estate with a manager and some people in their units. */
async function village(...specs: Spec[]) {
  const estate = await makeEstate()
  const manager = await makeMember(estate, { name: 'Zz Manager', roles: ['administrator'] })
  const { registry } = callerAs({ estate, member: manager })
  const units = new Map<string, string>()
  const people: string[] = []
  for (const { unit, first, last, relation = 'owner', email, phone, plate } of specs) {
    const unitId = units.get(unit) ?? (await registry.units.create({ number: unit })).id
    units.set(unit, unitId)
    const saved = await registry.people.create({
      firstName: first,
      surname: last,
      email,
      phones: phone ? [phone] : [],
      occupancy: { unitId, relation },
    })
    if (!saved.saved) throw new Error('not saved')
    people.push(saved.id)
    if (plate) await registry.vehicles.add({ registration: plate, unitId, personId: saved.id })
  }
  return { estate, manager, registry, units, people }
}

const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name)

const FOLK: Spec[] = [
  {
    unit: 'A-0012',
    first: 'Hélène',
    last: 'van der Merwe',
    email: 'helene@example.com',
    phone: '082 123 4567',
    plate: 'CA 123-456',
  },
  { unit: '14', first: 'Karabo', last: 'Müller', phone: '+27 83 765 4321' },
  { unit: '15', first: 'Busisiwe', last: 'Mokoena', relation: 'tenant' },
]

describe('the search for people', () => {
  it.each([
    ['helene', 'Hélène van der Merwe'],
    ['HÉLENE', 'Hélène van der Merwe'],
    ['muller', 'Karabo Müller'],
    ['Mokena', 'Busisiwe Mokoena'],
    ['busiswe mokoena', 'Busisiwe Mokoena'],
    ['0821234567', 'Hélène van der Merwe'],
    ['083 765', 'Karabo Müller'],
    ['helene@example.com', 'Hélène van der Merwe'],
    ['ca123456', 'Hélène van der Merwe'],
    ['a 12', 'Hélène van der Merwe'],
  ])('finds who is meant by %s', async (q, name) => {
    const { registry } = await village(...FOLK)
    expect(names(await registry.people.list({ q }))[0]).toBe(name)
    expect((await registry.people.count({ q })).count).toBeGreaterThan(0)
  })

  it('finds people by their own part of an address, not by one that is like its domain', async () => {
    const { registry } = await village(
      { unit: '1', first: 'Tumi', last: 'Tester', email: 'tumi@example.com' },
      { unit: '2', first: 'Anna', last: 'Brown', email: 'anna.b@testers.example' },
      { unit: '3', first: 'Cleo', last: 'Green', email: 'cleo@tester.example' },
      { unit: '4', first: 'Dina', last: 'White', email: 'the-testers@example.com' },
      { unit: '5', first: 'Example', last: 'Comfort' },
    )
    const found = async (q: string) => names(await registry.people.list({ q })).sort()
    expect(await found('Tester')).toEqual(['Dina White', 'Tumi Tester'])
    expect(await found('testre')).toEqual(['Tumi Tester'])
    expect(await found('anna.b')).toEqual(['Anna Brown'])
    expect(await found('cleo@tes')).toEqual(['Cleo Green'])
    expect(await found('@testers.example')).toEqual(['Anna Brown'])
    expect(names(await registry.people.list({ q: 'tester.example' }))[0]).toBe('Cleo Green')
    expect(await found('example')).toEqual(['Example Comfort'])
    expect(await found('anna@testers.example')).toEqual([])
  })

  it('tells a guard names and units, and neither phones nor whose a phone is', async () => {
    const { estate } = await village(...FOLK)
    const guard = callerAs({ estate, member: await makeMember(estate, { roles: ['guard'] }) }).registry
    const [found] = (await guard.people.list({ q: 'helene' })).items
    expect(found).toMatchObject({
      name: 'Hélène van der Merwe',
      contact: null,
      occupancies: [{ unit: { number: 'A-0012' } }],
    })
    expect(await guard.people.record({ id: found?.id ?? '' })).toMatchObject({
      contact: null,
      note: null,
      roles: [],
      timeline: [],
    })
    for (const q of ['0821234567', '083 765', 'helene@example.com'])
      expect(names(await guard.people.list({ q }))).toEqual([])
    for (const q of ['A12', 'CA 123 456'])
      expect(names(await guard.people.list({ q }))).toEqual(['Hélène van der Merwe'])
    await expect(guard.people.list({ noContact: true })).rejects.toThrow('no right')
    expect(JSON.stringify(await guard.units.list({}))).not.toMatch(/82123|helene@/)
    await expect(guard.people.create({ surname: 'X' })).rejects.toThrow('no right')
  })

  it('never finds another estate’s people', async () => {
    await village(...FOLK)
    const other = await village()
    expect(names(await other.registry.people.list({ q: 'helene' }))).toEqual([])
    expect(await other.registry.people.count({})).toEqual({ count: 1, more: false })
  })
})

describe('a resident', () => {
  it('sees the own household and its home, and nobody else', async () => {
    const { estate, units, people } = await village(
      ...FOLK,
      { unit: '15', first: 'Owner', last: 'Elsewhere' },
      { unit: '15', first: 'Child', last: 'Mokoena', relation: 'household' },
    )
    const fifteen = units.get('15') ?? ''
    const ctx = ctxFor(estate)
    await ctx.db.occupancy.updateMany({ where: { memberId: people[3] }, data: { resident: false } })
    const tenant = await makeMember(estate, {
      name: 'Sam Tenant',
      units: [{ id: fifteen, relation: 'tenant' }],
    })
    const { registry } = callerAs({ estate, member: tenant })
    expect(names(await registry.people.list({})).sort()).toEqual([
      'Busisiwe Mokoena',
      'Child Mokoena',
      'Sam Tenant',
    ])
    expect(names(await registry.people.list({ q: 'helene' }))).toEqual([])
    expect((await registry.units.list({})).items.map(({ number }) => number)).toEqual(['15'])
    expect(
      (await registry.units.record({ id: fifteen })).current.map(({ person }) => person.name),
    ).not.toContain('Owner Elsewhere')
    expect((await registry.vehicles.list({})).items).toEqual([])
    await expect(registry.people.record({ id: people[0] ?? '' })).rejects.toThrow('does not exist')
    await expect(registry.units.record({ id: units.get('14') ?? '' })).rejects.toThrow('does not exist')
    await expect(
      registry.vehicles.add({ registration: 'GP 1', unitId: units.get('14') ?? '' }),
    ).rejects.toThrow('does not exist')
    await registry.vehicles.add({ registration: 'gp 1', unitId: fifteen })
    expect((await registry.vehicles.list({})).items).toMatchObject([{ registration: 'GP 1' }])
  })
})

describe('the list of people', () => {
  const many = Array.from({ length: 23 }, (_, index) => ({
    unit: String(30 - index),
    first: `P${index}`,
    last: index % 2 ? 'Able' : 'Baker',
  }))

  it.each(['name', 'unit', 'since'] as const)(
    'comes in pages by %s, each person once, forth and back',
    async (sort) => {
      const { registry } = await village(...many)
      const all = async (down: boolean) => {
        const found: string[] = []
        let cursor: string | null = null
        do {
          const page: Awaited<ReturnType<typeof registry.people.list>> = await registry.people.list({
            sort,
            down,
            limit: 5,
            cursor,
          })
          found.push(...page.items.map(({ id }) => id))
          cursor = page.nextCursor
        } while (cursor)
        return found
      }
      const [forth, back] = [await all(false), await all(true)]
      expect(new Set(forth).size).toBe(24)
      expect(new Set(back)).toEqual(new Set(forth))
      if (sort === 'unit') {
        const [first] = (await registry.people.list({ sort, limit: 1 })).items
        expect(first?.occupancies[0]?.unit.number).toBe('8')
      }
    },
  )

  it('holds to its filters, and counts the same', async () => {
    const { registry, units } = await village(...FOLK)
    expect(names(await registry.people.list({ relation: ['tenant'] }))).toEqual(['Busisiwe Mokoena'])
    expect(names(await registry.people.list({ unitId: units.get('14') }))).toEqual(['Karabo Müller'])
    expect(names(await registry.people.list({ hasVehicle: true }))).toEqual(['Hélène van der Merwe'])
    expect(names(await registry.people.list({ noContact: true }))).toEqual(['Busisiwe Mokoena'])
    expect((await registry.people.count({ relation: ['owner'] })).count).toBe(2)
    await expect(registry.people.list({ cursor: 'nonsense' })).rejects.toThrow('page of the list')
  })

  it('asks the database as often for one row as for fifty', async () => {
    const { estate, manager } = await village(...many)
    const ctx = ctxFor(estate, manager)
    const asked = async (work: () => Promise<unknown>) => {
      await work()
      const spy = vi.spyOn(pg.Client.prototype, 'query')
      try {
        await work()
        const texts = spy.mock.calls.map(([query]: unknown[]) =>
          typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : String(query),
        )
        return texts.filter((text) => !/^(BEGIN|COMMIT)/.test(text)).length
      } finally {
        spy.mockRestore()
      }
    }
    expect(await asked(() => listPeople(ctx, { limit: 50, down: false }))).toBe(2)
    expect(await asked(() => listUnits(ctx, { limit: 50, down: false }))).toBe(1)
    expect(await asked(() => listVehicles(ctx, { limit: 50, down: false }))).toBe(1)
  })
})

describe('a person', () => {
  it('is asked about before a second one with the same contacts is made', async () => {
    const { registry, people } = await village(...FOLK)
    const twin = { firstName: 'Helen', surname: 'Merwe', phones: ['0821234567'] }
    expect(await registry.people.create(twin)).toEqual({
      saved: false,
      alike: [
        { id: people[0], name: 'Hélène van der Merwe', units: ['A-0012'], sameEmail: false, samePhone: true },
      ],
    })
    expect(await registry.people.create({ ...twin, evenIfAlike: true })).toMatchObject({ saved: true })
  })

  it('keeps its history with what is personal masked', async () => {
    const { registry, people } = await village(...FOLK)
    const id = people[0] ?? ''
    const { updatedAt } = await registry.people.record({ id })
    await registry.people.edit({
      id,
      asOf: updatedAt.toISOString(),
      firstName: 'Hélène',
      surname: 'Botha',
      phones: ['084 555 0000'],
      email: 'h@example.com',
    })
    const record = await registry.people.record({ id })
    expect(record).toMatchObject({
      name: 'Hélène Botha',
      contact: { phone: '+27845550000', email: 'h@example.com' },
    })
    expect(record.timeline[0]?.changes).toContainEqual({
      field: 'phone',
      before: '+27…4567',
      after: '+27…0000',
    })
    expect(JSON.stringify(record.timeline)).not.toContain('5550000')
  })

  it('is told of everything that is wrong at once, each beside its field', async () => {
    const { registry, units } = await village(...FOLK)
    const unitId = units.get('A-0012') ?? ''
    const head = { relation: 'owner', head: true } as const
    await registry.people.create({ surname: 'Khumalo', occupancy: { unitId, ...head } })
    await expect(
      registry.people.create({ surname: 'Dube', phones: ['12', '34'], occupancy: { unitId, ...head } }),
    ).rejects.toMatchObject({
      cause: {
        details: {
          fields: {
            'phones.0': expect.stringContaining('no phone number'),
            'phones.1': expect.stringContaining('no phone number'),
            'occupancy.head': 'Khumalo is the head of this household. Take it from them first.',
          },
        },
      },
    })
    const nowhere = crypto.randomUUID()
    await expect(
      registry.vehicles.add({ registration: 'CA 123456', unitId: nowhere, personId: nowhere }),
    ).rejects.toMatchObject({
      cause: {
        details: {
          fields: {
            registration: expect.stringContaining('known already'),
            unitId: 'Choose one from the list.',
            personId: 'Choose a person of this estate.',
          },
        },
      },
    })
    await expect(registry.units.create({ number: 'a12', propertyId: nowhere })).rejects.toMatchObject({
      cause: {
        details: {
          fields: {
            number: expect.stringContaining('Erf A-0012 exists already.'),
            propertyId: 'Choose a property of this estate.',
          },
        },
      },
    })
  })

  it('is kept without characters that no database keeps, wherever they were pasted', async () => {
    const { registry } = await village()
    const saved = await registry.people.create({
      surname: 'Du\u0000be\u0007',
      phones: ['082 123\u0000 4567'],
      note: 'Has a dog.\n\u0000Feeds the geese.\ud800',
    })
    if (!saved.saved) throw new Error('not saved')
    expect(await registry.people.record({ id: saved.id })).toMatchObject({
      name: 'Dube',
      contact: { phone: '+27821234567' },
      note: 'Has a dog.\nFeeds the geese.\ufffd',
    })
    await expect(registry.people.create({ surname: '\u0000 \u0001' })).rejects.toThrow(
      'Give a surname or first name.',
    )
    expect((await registry.people.list({ q: 'du\u0000be' })).items).toMatchObject([{ name: 'Dube' }])
  })

  it('is told beside the field that a phone is none', async () => {
    const { registry } = await village()
    await expect(
      registry.people.create({ surname: 'Dube', phones: ['082 123 4567', '12'] }),
    ).rejects.toMatchObject({
      cause: { details: { fields: { 'phones.1': expect.stringContaining('no phone number') } } },
    })
  })
})
