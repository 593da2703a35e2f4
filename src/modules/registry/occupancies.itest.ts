import { describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { settleDay } from './service/settle'

async function home() {
  const estate = await makeEstate()
  const manager = await makeMember(estate, { roles: ['administrator'] })
  const { registry } = callerAs({ estate, member: manager })
  const unit = await registry.units.create({ number: '7' })
  const saved = await registry.people.create({ firstName: 'Ann', surname: 'Dube' })
  if (!saved.saved) throw new Error('not saved')
  const status = async () => (await registry.units.record({ id: unit.id })).status
  const person = () => registry.people.record({ id: saved.id })
  return { estate, registry, unitId: unit.id, personId: saved.id, status, person }
}

describe('a tie to a unit', () => {
  it('makes the unit occupied, and its ending vacant and the person gone, until it is taken back', async () => {
    const { registry, unitId, personId, status, person } = await home()
    const tie = await registry.occupancies.add({
      unitId,
      personId,
      relation: 'tenant',
      head: true,
      since: '2024-01-01',
    })
    expect(await status()).toBe('occupied')
    await registry.occupancies.end({ id: tie.id })
    expect(await status()).toBe('vacant')
    expect(await person()).toMatchObject({
      status: 'left',
      current: [],
      past: [{ id: tie.id, unit: { number: '7' } }],
    })
    await registry.occupancies.reopen({ id: tie.id })
    expect(await status()).toBe('occupied')
    expect(await person()).toMatchObject({
      status: 'unclaimed',
      current: [{ id: tie.id, until: null }],
      past: [],
    })
    expect((await person()).timeline.map(({ name }) => name)).toEqual([
      'occupancy.reopened',
      'occupancy.ended',
      'occupancy.started',
      'person.created',
    ])
    await expect(registry.occupancies.reopen({ id: tie.id })).rejects.toThrow('no ending')
  })

  it('ends once, however many end it at the same time', async () => {
    const { estate, registry, unitId, personId } = await home()
    const tie = await registry.occupancies.add({ unitId, personId, relation: 'owner' })
    await Promise.all(Array.from({ length: 5 }, () => registry.occupancies.end({ id: tie.id })))
    expect(await ctxFor(estate).db.event.count({ where: { name: 'occupancy.ended' } })).toBe(1)
  })

  it('leaves the unit vacant when its last two residents leave at the same moment', async () => {
    const { registry, unitId, personId, status } = await home()
    const other = await registry.people.create({ firstName: 'Ben', surname: 'Dube' })
    if (!other.saved) throw new Error('not saved')
    const ties = [
      await registry.occupancies.add({ unitId, personId, relation: 'owner' }),
      await registry.occupancies.add({ unitId, personId: other.id, relation: 'household' }),
    ]
    await Promise.all(ties.map(({ id }) => registry.occupancies.end({ id })))
    expect(await status()).toBe('vacant')
  })

  it('does not turn somebody out who has a role', async () => {
    const { estate, registry, unitId } = await home()
    const member = await makeMember(estate, { name: 'Pat Facility', roles: ['facility'] })
    const tie = await registry.occupancies.add({ unitId, personId: member.id, relation: 'owner' })
    await registry.occupancies.end({ id: tie.id })
    expect(await registry.people.record({ id: member.id })).toMatchObject({ status: 'active' })
  })

  it('is not there twice for the same days, and a household has one head', async () => {
    const { registry, unitId, personId } = await home()
    await registry.occupancies.add({ unitId, personId, relation: 'owner', head: true })
    await expect(registry.occupancies.add({ unitId, personId, relation: 'owner' })).rejects.toThrow(
      'same tie',
    )
    const other = await registry.people.create({ firstName: 'Ben', surname: 'Dube' })
    if (!other.saved) throw new Error('not saved')
    await expect(
      registry.occupancies.add({ unitId, personId: other.id, relation: 'tenant', head: true }),
    ).rejects.toThrow('Ann Dube is the head')
  })

  it('can’t end before it began', async () => {
    const { registry, unitId, personId } = await home()
    const tie = await registry.occupancies.add({ unitId, personId, relation: 'owner', since: '2024-05-01' })
    await expect(registry.occupancies.end({ id: tie.id, until: '2024-04-30' })).rejects.toThrow(
      'before the day',
    )
  })

  it('that ends on a day to come is settled when the day has come', async () => {
    const { estate, registry, unitId, personId, status, person } = await home()
    const tie = await registry.occupancies.add({ unitId, personId, relation: 'tenant' })
    await registry.occupancies.end({ id: tie.id, until: '2090-01-31' })
    expect(await status()).toBe('occupied')
    const then = { now: () => new Date('2090-01-30T22:30:00Z') }
    await settleDay(ctxFor(estate, undefined, then), '2090-01-31')
    expect(await status()).toBe('vacant')
    expect(await person()).toMatchObject({ status: 'left' })
  })
})

describe('a unit', () => {
  it.each([
    ['A-0012', 'a 12'],
    ['007', '7'],
    ['Flat 3', 'FLAT3'],
  ])('%s and %s are the same number', async (first, second) => {
    const { registry } = await home()
    const made = first === '007' ? null : await registry.units.create({ number: first })
    await expect(registry.units.create({ number: second })).rejects.toThrow('already')
    if (!made) return
    const { updatedAt } = await registry.units.record({ id: made.id })
    await registry.units.edit({ id: made.id, asOf: updatedAt.toISOString(), number: first.toLowerCase() })
  })

  it('is one, even when two make it at the same moment', async () => {
    const { registry } = await home()
    const both = await Promise.allSettled(
      Array.from({ length: 4 }, () => registry.units.create({ number: 'B 5' })),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of both) if (one.status === 'rejected') expect(String(one.reason)).toContain('already')
  })

  it('under construction stays so, whoever is tied to it', async () => {
    const { registry, personId } = await home()
    const { id } = await registry.units.create({ number: '8', status: 'under_construction' })
    await registry.occupancies.add({ unitId: id, personId, relation: 'owner' })
    expect((await registry.units.record({ id })).status).toBe('under_construction')
  })

  it('comes in the order in which people count, and is found by number', async () => {
    const { registry } = await home()
    for (const number of ['70', '10', '2']) await registry.units.create({ number })
    expect((await registry.units.list({})).items.map(({ number }) => number)).toEqual(['2', '7', '10', '70'])
    expect((await registry.units.options({ q: '7' })).map(({ number }) => number)).toEqual(['7', '70'])
    expect((await registry.units.list({ q: '7', limit: 1 })).nextCursor).not.toBeNull()
    expect(await registry.units.count({ q: '7' })).toEqual({ count: 2, more: false })
  })
})

describe('a vehicle', () => {
  it('is known once in an estate, and the words say where', async () => {
    const { registry, unitId, personId } = await home()
    await registry.vehicles.add({ registration: 'ca 123-456', unitId, personId })
    await expect(registry.vehicles.add({ registration: 'CA123456', unitId })).rejects.toThrow('unit 7')
    const [vehicle] = (await registry.vehicles.list({ q: 'CA 123' })).items
    expect(vehicle).toMatchObject({
      registration: 'CA 123-456',
      unit: { number: '7' },
      person: { name: 'Ann Dube' },
    })
    await registry.vehicles.remove({ id: vehicle?.id ?? '' })
    expect(await registry.vehicles.count({})).toEqual({ count: 0, more: false })
  })
})
