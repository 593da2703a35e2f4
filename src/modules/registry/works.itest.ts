import { describe, expect, it } from 'vitest'
import type { Role } from '@/server/permissions'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { csv, draftOf } from '@/testing/import-draft'
import { exportBuilders, exportMeters } from './queries/export-works'
import { executeUndo } from './service/import-undo'
import { executeImport } from './service/import-work'

async function office(role: Role = 'facility') {
  const estate = await makeEstate()
  const member = await makeMember(estate, { roles: [role] })
  const { builders, meters } = callerAs({ estate, member }).registry
  const unit = await makeUnit(estate, '12')
  return { estate, ctx: ctxFor(estate, member), unit, builders, meters }
}

const days = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)

describe('builders', () => {
  it('are registered with their terms, found by company, unit and meter, and exported as they are filtered', async () => {
    const { builders, unit, ctx } = await office()
    await builders.create({
      company: 'Éclair Homes',
      unitId: unit.id,
      deposit: '15 000.50',
      waterMeter: 'W-77',
      insuranceExpiry: days(30),
    })
    await builders.create({ company: 'Old Bricks', insuranceExpiry: days(-1) })
    for (const q of ['eclair', '12', 'w-77'])
      expect((await builders.list({ q })).items.map(({ company }) => company)).toContain('Éclair Homes')
    const lapsed = await builders.list({ standing: ['insurance_lapsed'] })
    expect(lapsed.items.map(({ company }) => company)).toEqual(['Old Bricks'])
    expect((await builders.list({ standing: ['active'] })).items[0]?.deposit?.amount).toBe('15000.50')
    const file = await exportBuilders(ctx, new URLSearchParams({ format: 'csv', standing: 'active' }))
    expect(file.bytes.toString()).toContain('15000.50')
    expect(file.bytes.toString()).not.toContain('Old Bricks')
  })

  it('build on a unit once at a time, and can come back when they have ended', async () => {
    const { builders, unit } = await office()
    const { id } = await builders.create({ company: 'Éclair Homes', unitId: unit.id })
    await expect(builders.create({ company: 'ECLAIR homes', unitId: unit.id })).rejects.toThrow('registered')
    const both = await Promise.allSettled([builders.end({ id }), builders.end({ id })])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await builders.record({ id })).toMatchObject({ standing: 'ended' })
    expect((await builders.list({})).items).toEqual([])
    await builders.create({ company: 'Éclair Homes', unitId: unit.id })
    await expect(builders.reopen({ id })).rejects.toThrow('registered')
  })

  it('are not saved over a newer state, nor with an end before the beginning', async () => {
    const { builders } = await office()
    const input = { company: 'Stone', buildingStart: '2026-02-01', buildingEnd: '2026-03-01' }
    const { id } = await builders.create(input)
    const asOf = (await builders.record({ id })).updatedAt.toISOString()
    await builders.edit({ ...input, id, asOf, note: 'first' })
    await expect(builders.edit({ ...input, id, asOf, note: 'second' })).rejects.toThrow('changed this')
    await expect(builders.create({ ...input, buildingEnd: '2026-01-01' })).rejects.toThrow('before')
    await expect(builders.create({ company: 'X', deposit: 'lots' })).rejects.toThrow('no amount')
  })

  it('show a guard who builds where, and nothing of their terms; others see none of it', async () => {
    const { builders, estate, unit } = await office()
    await builders.create({
      company: 'Stone',
      unitId: unit.id,
      deposit: '100',
      phone: '0821234567',
      note: 'late',
    })
    const guard = callerAs({ estate, member: await makeMember(estate, { roles: ['guard'] }) }).registry
    const [seen] = (await guard.builders.list({})).items
    expect(seen).toMatchObject({ company: 'Stone', deposit: null, phone: null, note: null })
    const owner = await makeMember(estate, { units: [{ id: unit.id, relation: 'owner' }] })
    await expect(callerAs({ estate, member: owner }).registry.builders.list({})).rejects.toThrow()
    const elsewhere = await office('administrator')
    expect((await elsewhere.builders.list({})).items).toEqual([])
    await expect(elsewhere.builders.record({ id: seen?.id ?? '' })).rejects.toThrow()
  })

  it('come with a list whose columns have other names and order, and are taken back with the import', async () => {
    const list = csv(
      'Contractors on site,,,,',
      'Erf No,Contractor,Cell,Building Deposit,Insurance valid until',
      '12,Stone & Sons,082 123 4567,"R 15,000.00",31/12/2026',
      '99,Nobody Ltd,,,',
      '12,,,500,',
    )
    const { imports, id, job, ctx, estate } = await draftOf(list, 'builders.csv', 'builders')
    await makeUnit(estate, '012')
    expect(await imports.dryRun({ id })).toMatchObject({
      found: { builders: 1 },
      rows: { create: 1, error: 2 },
    })
    const { items } = await imports.outcomes({ id, action: ['error'] })
    expect(items.map(({ row, problems }) => [row, problems[0]?.message])).toEqual([
      [4, 'There is no erf “99” in the register.'],
      [5, 'The company is missing.'],
    ])
    await imports.run({ id, onlyGood: true })
    await executeImport(job, id)
    expect(
      await ctx.db.builder.findMany({
        select: { company: true, deposit: true, phone: true, unit: { select: { number: true } } },
      }),
    ).toEqual([
      { company: 'Stone & Sons', deposit: 1_500_000n, phone: '+27821234567', unit: { number: '012' } },
    ])
    await imports.undo({ id })
    await executeUndo(job, id)
    expect(await ctx.db.builder.count()).toBe(0)
  })
})

describe('meters', () => {
  it('have a serial number of their own, however it is written, and leave the list when they are taken out', async () => {
    const { meters, unit, ctx } = await office()
    const { id } = await meters.create({ serial: 'W-10 234', kind: 'water', unitId: unit.id })
    await expect(meters.create({ serial: 'w10234', kind: 'gas' })).rejects.toThrow('serial number already')
    const both = await Promise.allSettled([
      meters.create({ serial: 'G1', kind: 'gas' }),
      meters.create({ serial: 'g-1', kind: 'gas' }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await meters.remove({ id })
    expect((await meters.list({})).items.map(({ serial }) => serial)).toHaveLength(1)
    expect((await meters.list({ state: ['removed'] })).items[0]).toMatchObject({ serial: 'W-10 234' })
    expect(
      (await exportMeters(ctx, new URLSearchParams({ format: 'csv', kind: 'gas' }))).bytes.toString(),
    ).not.toContain('W-10')
    await meters.restore({ id })
    expect((await meters.record({ id })).endedOn).toBeNull()
  })

  it('come with a list; a second one changes them, and taking that back gives the values before', async () => {
    const { imports, id, job, ctx, upload } = await draftOf(
      csv(
        'Meter No,Type,Multiplier,Calibrated',
        'W1,Water,1,2024-05-01',
        'E1,Prepaid electricity,"0,5",',
        'X1,Steam,,',
        'W1,Water,1,2024-05-01',
      ),
      'meters.csv',
      'meters',
    )
    expect(await imports.dryRun({ id })).toMatchObject({ rows: { create: 2, skip: 1, error: 1 } })
    await imports.run({ id, onlyGood: true })
    await executeImport(job, id)
    const second = await imports.start({
      kind: 'meters',
      fileId: await upload(csv('Meter No,Type,Multiplier,Calibrated', 'w-1,Water,40,'), 'again.csv'),
    })
    expect(await imports.record(second)).toMatchObject({ remembered: true, missing: [] })
    await imports.run(second)
    await executeImport(job, second.id)
    const w1 = () =>
      ctx.db.meter.findFirst({ where: { serialKey: 'W1' }, select: { multiplier: true, serial: true } })
    expect(await w1()).toEqual({ multiplier: 40, serial: 'W1' })
    await imports.undo(second)
    await executeUndo(job, second.id)
    expect(await w1()).toEqual({ multiplier: 1, serial: 'W1' })
    expect(await ctx.db.meter.count()).toBe(2)
  })
})

describe('units, people and vehicles alone', () => {
  it('come with lists of their own, which say what the register lacks', async () => {
    const { imports, id, job, ctx, upload } = await draftOf(
      csv('Erf,Type,Beds,Street', '1,House,3,Protea Avenue', '2,Flat,,', '3,Castle,,'),
      'units.csv',
      'units',
    )
    expect(await imports.dryRun({ id })).toMatchObject({ found: { units: 2 }, rows: { create: 2, error: 1 } })
    const finish = async (importId: string) => {
      await imports.run({ id: importId, onlyGood: true })
      await executeImport(job, importId)
      return (await imports.record({ id: importId })).summary
    }
    await finish(id)
    const people = await imports.start({
      kind: 'people',
      fileId: await upload(
        csv('Name,Erf,Cell', 'Mr & Mrs Dube,1,0821234567', 'Ann Nel,,0831234567', 'Jan Botha,9,'),
        'p.csv',
      ),
    })
    expect(await finish(people.id)).toMatchObject({
      created: { people: 3, occupancies: 2, units: 0 },
      rows: { error: 1 },
    })
    const vehicles = await imports.start({
      kind: 'vehicles',
      fileId: await upload(csv('Reg,Erf,Owner,Colour', 'CA 123-456,1,Mrs Dube,Red', 'CA 9,7,,'), 'v.csv'),
    })
    expect(await finish(vehicles.id)).toMatchObject({ created: { vehicles: 1 }, rows: { error: 1 } })
    expect(await ctx.db.member.count({ where: { accountId: null } })).toBe(3)
    await imports.undo(people)
    await executeUndo(job, people.id)
    const kept = await imports.kept(people)
    expect(kept.items.map(({ label, why }) => [label, why])).toContainEqual([
      expect.stringMatching(/M(?:r|rs) Dube/),
      'used',
    ])
  })
})
