import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { matchColumns } from './import/match-columns'
import { readSheet } from './import/read-sheet'
import { importPeople, planPeople, type List } from './service/import-people'
import { ctxFor, makeEstate } from '@/testing/estate'

const fixtures = new URL('./import/fixtures/', import.meta.url)
const register = readFileSync(fileURLToPath(new URL('village-register.xlsx', fixtures)))
const expected: Record<'units' | 'people' | 'occupancies' | 'vehicles' | 'owners' | 'tenants', number> =
  JSON.parse(readFileSync(fileURLToPath(new URL('village-register.expected.json', fixtures)), 'utf8'))

async function listFrom(bytes: Uint8Array, fileName: string): Promise<List> {
  const sheet = await readSheet(bytes, fileName)
  return { sheet, mapping: matchColumns(sheet), fileName }
}

async function held(ctx: ReturnType<typeof ctxFor>) {
  const [units, people, occupancies, vehicles, owners, tenants] = await Promise.all([
    ctx.db.unit.count(),
    ctx.db.member.count(),
    ctx.db.occupancy.count(),
    ctx.db.vehicle.count(),
    ctx.db.occupancy.count({ where: { relation: 'owner' } }),
    ctx.db.occupancy.count({ where: { relation: 'tenant' } }),
  ])
  return { units, people, occupancies, vehicles, owners, tenants }
}

const of = ({ units, people, occupancies, vehicles, owners, tenants }: typeof expected) => ({
  units,
  people,
  occupancies,
  vehicles,
  owners,
  tenants,
})

const nothing = { units: 0, people: 0, occupancies: 0, vehicles: 0 }

describe('the register of a village', () => {
  it('leaves behind what it holds, and nothing more when it is imported again', async () => {
    const ctx = ctxFor(await makeEstate())
    const list = await listFrom(register, 'village-register.xlsx')
    const tried = await planPeople(ctx, list)
    expect(await held(ctx)).toEqual({ ...nothing, owners: 0, tenants: 0 })
    const first = await importPeople(ctx, list)
    expect(first.summary).toEqual(tried.summary)
    expect(await held(ctx)).toEqual(of(expected))
    const again = await importPeople(ctx, list)
    expect(again.summary).toMatchObject({ created: nothing, updated: nothing })
    expect(await held(ctx)).toEqual(of(expected))
  })

  it('is imported once when two import it at the same time', async () => {
    const ctx = ctxFor(await makeEstate())
    const list = await listFrom(register, 'village-register.xlsx')
    const both = await Promise.all([importPeople(ctx, list), importPeople(ctx, list)])
    expect(both.map(({ summary }) => summary.created.people).sort((a, b) => a - b)).toEqual([
      0,
      expected.people,
    ])
    expect(await held(ctx)).toEqual(of(expected))
  })
})
