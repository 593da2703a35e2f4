import { describe, expect, it } from 'vitest'
import { serveDownload } from '@/server/downloads'
import { callerAs, requestOf } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { matchColumns } from './import/match-columns'
import { readSheet } from './import/read-sheet'
import { exportPeople, exportUnits, exportVehicles, importTemplate } from './queries/export'
import { register } from './service/kind-register'

async function village(facts: Parameters<typeof makeEstate>[0] = {}) {
  const estate = await makeEstate(facts)
  const manager = await makeMember(estate, { name: 'Zz Manager', roles: ['administrator'] })
  const { registry } = callerAs({ estate, member: manager })
  const { id } = await registry.properties.create({ name: 'Oak Lane', kind: 'street' })
  for (const [number, surname, phone] of [
    ['10', '=HYPERLINK("http://x")', '0821234567'],
    ['2', 'Dube', '0831234567'],
  ] as const) {
    const unit = await registry.units.create({
      number,
      propertyId: id,
      streetNumber: number,
      streetName: 'Oak Lane',
    })
    await registry.people.create({
      firstName: 'Ann',
      surname,
      phones: [phone],
      occupancy: { unitId: unit.id, relation: 'owner', since: '2024-03-01' },
    })
    await registry.vehicles.add({ registration: `CA ${number}`, unitId: unit.id })
  }
  return { estate, manager, ctx: ctxFor(estate, manager) }
}

describe('a list as a file', () => {
  it('runs nothing in a spreadsheet program, and phones come through whole', async () => {
    const { ctx } = await village()
    const { bytes } = await exportPeople(ctx, new URLSearchParams({ format: 'csv', sort: 'unit' }))
    const [, first, second] = bytes.toString().split('\r\n')
    expect(first).toContain("Dube,Ann,Owner-Resident,'+27831234567")
    expect(second).toContain(`'=HYPERLINK`)
    expect(bytes.toString()).not.toMatch(/(^|,)"?[=+@-]/m)
  })

  it.each(['xlsx', 'csv'])('as %s says nothing new to the estate when it comes back', async (format) => {
    const { ctx } = await village()
    const { bytes, name } = await exportPeople(ctx, new URLSearchParams({ format, q: 'Dube' }))
    const sheet = await readSheet(bytes, name)
    const summary = await register.plan(ctx, { sheet, columns: matchColumns(sheet) })
    expect(summary).toMatchObject({
      found: { people: 1 },
      created: { people: 0, units: 0, occupancies: 0 },
      updated: { people: 0, occupancies: 0 },
    })
  })

  it('of a rental portfolio is in its words, as is the template, and both are understood when they come back', async () => {
    const { ctx } = await village({ kind: 'rental_portfolio' })
    for (const file of [exportPeople, importTemplate]) {
      const { bytes, name } = await file(ctx, new URLSearchParams({ format: 'csv', q: 'Dube' }))
      expect(bytes.toString()).toContain('Property')
      expect(bytes.toString()).toContain('Landlord or tenant')
      expect(bytes.toString()).not.toMatch(/owner|block or street/i)
      const sheet = await readSheet(bytes, name)
      const fields = matchColumns(sheet).columns.map(({ field }) => field)
      expect(fields).toEqual(expect.arrayContaining(['property', 'relation']))
    }
    const { bytes, name } = await exportPeople(ctx, new URLSearchParams({ format: 'csv', q: 'Dube' }))
    const sheet = await readSheet(bytes, name)
    expect(await register.plan(ctx, { sheet, columns: matchColumns(sheet) })).toMatchObject({
      created: { people: 0, units: 0, occupancies: 0 },
      updated: { people: 0, occupancies: 0 },
    })
  })

  it('holds to the filter and the order of the list', async () => {
    const { ctx } = await village()
    const units = await exportUnits(ctx, new URLSearchParams({ format: 'csv', sort: '-number' }))
    expect(
      units.bytes
        .toString()
        .split('\r\n')
        .slice(1, 3)
        .map((line) => line.split(',')[0]),
    ).toEqual(['10', '2'])
    const vehicles = await exportVehicles(ctx, new URLSearchParams({ format: 'csv', q: 'CA 10' }))
    expect(vehicles.bytes.toString().trim().split('\r\n')).toHaveLength(2)
    await expect(exportUnits(ctx, new URLSearchParams({ status: 'nonsense' }))).rejects.toThrow(
      'can’t be exported',
    )
  })

  it('is no guard’s and no resident’s, and every one stands in the audit trail', async () => {
    const { estate, ctx } = await village()
    for (const role of ['guard', 'communications', 'technician'] as const) {
      const member = await makeMember(estate, { roles: [role] })
      await expect(exportPeople(ctxFor(estate, member), new URLSearchParams())).rejects.toThrow('no right')
    }
    await exportPeople(ctx, new URLSearchParams({ relation: 'owner' }))
    const event = await ctx.db.event.findFirst({
      where: { name: 'list.exported' },
      select: { payload: true },
    })
    expect(event?.payload).toEqual({ list: 'people', rows: 2, format: 'xlsx' })
  })

  it('is fetched from its address by whoever may, and by nobody else', async () => {
    const { estate, manager } = await village()
    const get = (member: typeof manager | null, what: string) =>
      serveDownload(
        new Request(`http://x/api/export/registry/${what}?format=csv`),
        requestOf({ estate, member }),
        { module: 'registry', what },
      )
    const answer = await get(manager, 'units')
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(await answer.text()).toContain('Oak Lane')
    await expect(get(null, 'units')).rejects.toThrow('sign in')
    await expect(get(await makeMember(estate, { roles: ['guard'] }), 'people')).rejects.toThrow('no right')
    await expect(get(manager, 'constructor')).rejects.toThrow('does not exist')
    expect(await (await get(manager, 'template')).text()).toContain('Unit,')
  })
})
