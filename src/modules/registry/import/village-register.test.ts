import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { failedRows } from './failed-rows'
import { estateAfter, importList } from './fixtures/import-list'

const own = new URL('./fixtures/', import.meta.url)
const shared = new URL('../../../../../shared/fixtures/', import.meta.url)
const places = [own, shared].filter((place) => existsSync(new URL('village-register.xlsx', place)))

const expectedSchema = z.object({
  sheet: z.string(),
  headerRow: z.number(),
  units: z.number(),
  people: z.number(),
  occupancies: z.number(),
  vehicles: z.number(),
  owners: z.number(),
  tenants: z.number(),
  badRows: z.array(z.object({ row: z.number(), column: z.string() })),
  formulaRow: z.number(),
  samples: z.array(
    z.object({
      unit: z.string(),
      email: z.string(),
      phone: z.string(),
      name: z.string(),
      relation: z.string(),
      since: z.string(),
      vehicle: z.string().nullable(),
    }),
  ),
})

describe.each(places)('the register of a village in %s', (place) => {
  const expected = expectedSchema.parse(
    JSON.parse(readFileSync(new URL('village-register.expected.json', place), 'utf8')),
  )
  const read = (existing?: ReturnType<typeof estateAfter>) =>
    importList(readFileSync(new URL('village-register.xlsx', place)), existing ? { existing } : {})

  it('finds the list behind the notes and the title rows', async () => {
    const { sheet } = await read()
    expect([sheet.sheet, sheet.headerRow]).toEqual([expected.sheet, expected.headerRow])
  })

  it('holds every unit, person, tie and vehicle once', async () => {
    const { summary, plan } = await read()
    const { units, people, occupancies, vehicles } = expected
    expect(summary).toMatchObject({ units, people, occupancies, vehicles })
    expect(plan.occupancies.filter((one) => one.relation === 'owner')).toHaveLength(expected.owners)
    expect(plan.occupancies.filter((one) => one.relation === 'tenant')).toHaveLength(expected.tenants)
  })

  it('names each bad row and its column, and neither imports nor blames the total', async () => {
    const { summary } = await read()
    const bad = summary.errors.filter((error) => error.row !== expected.formulaRow)
    expect(bad.map(({ row, column }) => ({ row, column }))).toEqual(expected.badRows)
    expect(summary.errors.filter((error) => error.row > expected.formulaRow)).toEqual([])
  })

  it('refuses the formula row', async () => {
    const { summary } = await read()
    expect(summary.errors.find((error) => error.row === expected.formulaRow)?.column).toBe('name')
  })

  it('reads names, phones, dates and registrations as they are meant', async () => {
    const { plan } = await read()
    const found = expected.samples.map((sample) => {
      const person = plan.people.find((one) => one.email === sample.email)
      const tie = plan.occupancies.find((one) => one.person === person?.key && one.unit === sample.unit)
      const vehicle = plan.vehicles.find((one) => one.person === person?.key && one.unit === sample.unit)
      return {
        ...sample,
        phone: person?.phones[0],
        name: person?.name,
        relation: tie?.relation === 'tenant' ? 'Tenant' : tie?.resident ? 'Owner-Resident' : 'Owner',
        since: tie?.since,
        vehicle: vehicle?.registration ?? null,
      }
    })
    expect(found).toEqual(expected.samples)
  })

  it('creates and updates nothing when the same file comes again', async () => {
    const { plan } = await read()
    const { summary } = await read(estateAfter(plan))
    const none = { units: 0, people: 0, occupancies: 0, vehicles: 0 }
    expect(summary).toMatchObject({
      created: none,
      updated: none,
      units: expected.units,
      people: expected.people,
    })
    expect(summary.skipped).toBe(expected.occupancies)
  })

  it('gives the bad rows back with reasons', async () => {
    const { sheet, plan } = await read()
    const [header, first, ...rest] = failedRows(sheet, plan)
    expect(header?.at(-1)).toBe('Reason')
    expect(first?.[3]).toBe('NoMail')
    expect(first?.at(-1)).toContain('not-an-address')
    expect(rest).toHaveLength(expected.badRows.length)
  })
})
