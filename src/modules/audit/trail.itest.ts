import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { MODULES } from '@/registry/modules'
import { installModules } from '@/server/module'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { exportTrail } from './queries/file'
import { listTrail, trailFilters } from './queries/trail'

async function village() {
  const estate = await makeEstate()
  const manager = await makeMember(estate, { name: 'Zz Manager', roles: ['administrator'] })
  const api = callerAs({ estate, member: manager })
  const unit = await makeUnit(estate, '12')
  const person = await api.registry.people.create({
    firstName: 'Thandi',
    surname: 'Dube',
    email: 'thandi.dube@example.com',
    phones: ['0821234567'],
    occupancy: { unitId: unit.id, relation: 'owner', since: '2024-03-01' },
  })
  if (!person.saved) throw new Error('not saved')
  const record = await api.registry.people.record({ id: person.id })
  await api.registry.people.edit({
    id: person.id,
    asOf: record.updatedAt.toISOString(),
    firstName: 'Thandi',
    surname: 'Dube',
    email: 'thandi.new@example.com',
    phones: ['0831112222'],
    note: 'Her ID is 8001015009087',
  })
  return { estate, manager, api, personId: person.id, ctx: ctxFor(estate, manager) }
}

describe('the trail of an estate', () => {
  it('says who did what, on which record, from where and in which request', async () => {
    const { api, personId } = await village()
    const { items } = await api.audit.list({ record: { entity: 'person', id: personId } })
    expect(items.map(({ sentence }) => sentence)).toEqual([
      'changed Thandi Dube',
      'made Thandi Dube owner of Erf 12',
      'added Thandi Dube',
    ])
    const event = await api.audit.event({ id: items[0]?.id ?? '' })
    expect(event).toMatchObject({
      area: 'Register',
      who: { kind: 'member', name: 'Zz Manager' },
      record: { label: 'Thandi Dube', href: `/manage/people/${personId}` },
      seal: null,
    })
    expect(event.ip).toMatch(/^test-/)
    expect(event.requestId).toBeTruthy()
  })

  it('shows what was there before and after, with nothing whole of a phone, an address or an identity number', async () => {
    const { api, personId } = await village()
    const [edited] = (await api.audit.list({ record: { entity: 'person', id: personId } })).items
    const { changes } = await api.audit.event({ id: edited?.id ?? '' })
    expect(Object.fromEntries(changes.map(({ field, before, after }) => [field, [before, after]]))).toEqual({
      Email: ['t…@example.com', 't…@example.com'],
      Phone: ['+27…4567', '+27…2222'],
      Note: ['–', '…'],
    })
  })

  it('says on whose behalf staff or a job did it', async () => {
    const { estate, api, personId } = await village()
    const facility = await makeMember(estate, { name: 'Zz Desk', roles: ['facility'] })
    const desk = callerAs({ estate, member: facility })
    const { id: categoryId } = await ctxFor(estate).db.ticketCategory.create({
      data: { name: 'Gate' },
      select: { id: true },
    })
    await desk.tickets.reportFor({
      reporterId: personId,
      source: 'call',
      categoryId,
      title: 'Gate motor stuck',
      description: 'It hums and stays shut.',
      place: { kind: 'common', area: 'Main gate' },
      permissionToEnter: false,
      fileIds: [],
    })
    const { items } = await api.audit.list({ person: personId })
    expect(items).toMatchObject([{ who: { name: 'Zz Desk' }, onBehalfOf: 'Thandi Dube' }])
  })

  it('is found by words, person, area, kind, record and days, and goes on page by page', async () => {
    const { api, ctx, manager, personId } = await village()
    const all = (await listTrail(ctx, { limit: 50 })).items
    expect(all).toHaveLength(3)
    const one = await listTrail(ctx, { limit: 2 })
    const two = await listTrail(ctx, { limit: 2, cursor: one.nextCursor })
    expect([...one.items, ...two.items].map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    expect(two.nextCursor).toBeNull()
    const found = async (filter: object) => (await api.audit.list(filter)).items.length
    expect(await found({ q: 'dube' })).toBe(3)
    expect(await found({ q: 'DÚBE edited' })).toBe(1)
    expect(await found({ q: 'du ed' }), 'the beginnings of words').toBe(1)
    expect(await found({ q: 'ub' }), 'not the middle of one').toBe(0)
    expect(await found({ q: "dube' OR true --" })).toBe(0)
    expect(await found({ q: 'dube', request: 'no such request' })).toBe(0)
    expect(await found({ q: 'nobody of this name' })).toBe(0)
    expect(await found({ person: manager.id })).toBe(3)
    expect(await found({ person: randomUUID() })).toBe(0)
    expect(await found({ area: ['registry'] })).toBe(3)
    expect(await found({ area: ['tickets'] })).toBe(0)
    expect(await found({ event: ['person.created', 'person.edited'] })).toBe(2)
    expect(await found({ record: { entity: 'person', id: personId }, q: 'occupancy' })).toBe(1)
    expect(await found({ from: '2020-01-01', until: '2020-12-31' })).toBe(0)
    expect(await found({ from: '2020-01-01' })).toBe(3)
    // What is personal is nothing to search by: whoever guesses a number learns nothing.
    expect(await found({ q: '0821234567' })).toBe(0)
    expect(await found({ q: 'thandi.dube@example.com' })).toBe(0)
  })

  it('is one estate’s alone', async () => {
    const here = await village()
    const there = await village()
    const { items } = await there.api.audit.list({})
    const ours = new Set((await here.api.audit.list({})).items.map(({ id }) => id))
    expect(items.some(({ id }) => ours.has(id))).toBe(false)
    const [theirs] = items
    await expect(here.api.audit.event({ id: theirs?.id ?? '' })).rejects.toThrow('does not exist')
    expect((await here.api.audit.list({ record: { entity: 'person', id: there.personId } })).items).toEqual(
      [],
    )
    expect(await here.api.audit.person({ id: there.personId })).toBeNull()
  })
})

describe('finance', () => {
  afterEach(() => installModules(MODULES))

  it('reads the events of the finance areas and no others', async () => {
    const { estate } = await village()
    const finance = await makeMember(estate, { roles: ['finance'] })
    const ctx = ctxFor(estate, finance)
    expect((await listTrail(ctx, { limit: 50 })).items).toEqual([])
    expect(await trailFilters(ctx)).toEqual([])
    // As if the help desk were one of them.
    installModules(
      MODULES.map((module) => (module.name === 'registry' ? { ...module, isFinance: true } : module)),
    )
    expect((await listTrail(ctx, { limit: 50 })).items).toHaveLength(3)
    expect((await trailFilters(ctx)).map(({ name }) => name)).toEqual(['registry'])
    expect((await listTrail(ctx, { limit: 50, area: ['tickets', 'identity', 'audit'] })).items).toEqual([])
  })

  it('is not asked to check what it may not read', async () => {
    const { estate } = await village()
    const finance = await makeMember(estate, { roles: ['finance'] })
    await expect(callerAs({ estate, member: finance }).audit.verify()).rejects.toThrow('no right')
  })
})

describe('the trail as a file', () => {
  it('holds what the list shows, masked, and stands in the trail itself', async () => {
    const { api, ctx } = await village()
    const { bytes } = await exportTrail(ctx, new URLSearchParams({ format: 'csv', event: 'person.edited' }))
    const lines = bytes.toString().trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('changed Thandi Dube')
    expect(lines[1]).toContain('Phone: +27…4567 → +27…2222')
    expect(lines[1]).not.toMatch(/thandi\.|0821234567|8001015009087/)
    const [newest] = (await api.audit.list({})).items
    expect(newest?.sentence).toBe('took out a list of 1 row (audit trail) as csv')
  })

  it('is for nobody who may not read it', async () => {
    const { estate } = await village()
    const facility = await makeMember(estate, { roles: ['facility'] })
    await expect(exportTrail(ctxFor(estate, facility), new URLSearchParams())).rejects.toThrow('no right')
  })
})
