import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Ctx } from '@/server/context'
import { DomainError } from '@/server/errors'
import { storeUpload } from '@/server/files'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { csv, draftOf, held, long, nothing } from '@/testing/import-draft'
import { matchColumns } from './import/match-columns'
import { readSheet } from './import/read-sheet'
import { exportFailedRows } from './queries/export'
import { exportImports } from './queries/export-works'
import { executeUndo } from './service/import-undo'
import { executeImport, importAtOnce } from './service/import-work'
import { register as registerKind } from './service/kind-register'

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`./import/fixtures/${name}`, import.meta.url)))
const register = fixture('village-register.xlsx')
const expected = z
  .object({
    units: z.number(),
    people: z.number(),
    occupancies: z.number(),
    vehicles: z.number(),
    owners: z.number(),
    tenants: z.number(),
  })
  .parse(JSON.parse(fixture('village-register.expected.json').toString()))
const { owners: _owners, tenants: _tenants, ...figures } = expected

async function listFrom(bytes: Uint8Array, fileName: string) {
  const sheet = await readSheet(bytes, fileName)
  return { sheet, columns: matchColumns(sheet), fileName }
}

const importPeople = (ctx: Ctx, list: Awaited<ReturnType<typeof listFrom>>) =>
  importAtOnce(ctx, registerKind, list)

describe('the register of a village', () => {
  it('leaves behind what it holds, and nothing more when it is imported again', async () => {
    const ctx = ctxFor(await makeEstate())
    const list = await listFrom(register, 'village-register.xlsx')
    const tried = await registerKind.plan(ctx, list)
    expect(await held(ctx)).toEqual(nothing)
    const first = await importPeople(ctx, list)
    expect({ ...first, parts: [] }).toEqual({ ...tried, parts: [] })
    expect(await held(ctx)).toEqual(figures)
    expect(await ctx.db.occupancy.count({ where: { relation: 'owner' } })).toBe(expected.owners)
    expect(await ctx.db.occupancy.count({ where: { relation: 'tenant' } })).toBe(expected.tenants)
    const again = await importPeople(ctx, list)
    expect(again).toMatchObject({ created: nothing, updated: nothing })
    expect(await held(ctx)).toEqual(figures)
  })

  it('is imported once when two import it at the same time', async () => {
    const ctx = ctxFor(await makeEstate())
    const list = await listFrom(register, 'village-register.xlsx')
    const both = await Promise.all([importPeople(ctx, list), importPeople(ctx, list)])
    expect(both.map(({ created }) => created.people ?? 0).sort((a, b) => a - b)).toEqual([0, expected.people])
    expect(await held(ctx)).toEqual(figures)
  })

  it('goes the manager’s way: found, tried, imported by the worker, with the bad rows as a file', async () => {
    const { ctx, estate, imports, id, job } = await draftOf(register, 'village-register.xlsx')
    const draft = await imports.record({ id })
    expect(draft).toMatchObject({ status: 'draft', sheet: 'Register', headerRow: 4, summary: null })
    expect(draft.columns.find(({ header }) => header === 'Erf No')).toMatchObject({
      field: 'unit',
      letter: 'A',
    })
    expect(draft.sample[0]?.cells).toHaveLength(draft.header.length)
    expect(await imports.dryRun({ id })).toMatchObject({
      found: figures,
      rows: { create: 1152, update: 0, skip: 0, error: 7 },
    })
    const bad = await imports.outcomes({ id, action: ['error'], limit: 5 })
    expect(bad.items[0]).toMatchObject({ row: 1157, problems: [{ column: 'email' }] })
    expect(
      (await imports.outcomes({ id, action: ['error'], limit: 5, cursor: bad.nextCursor })).items,
    ).toHaveLength(2)
    const causes = await imports.causes({ id })
    expect(causes).toContainEqual({
      column: 'email',
      reason: '… is not an email address.',
      rows: 1,
      examples: ['“not-an-address”'],
    })
    for (const { column, reason, rows } of causes) {
      const { items } = await imports.outcomes({ id, action: ['error'], cause: { column, reason } })
      expect(items).toHaveLength(rows)
      expect(items.every(({ problems }) => problems.some((one) => one.column === column))).toBe(true)
    }
    await expect(imports.run({ id })).rejects.toThrow('7 rows have errors')
    await imports.run({ id, onlyGood: true })
    await executeImport(job, id)
    expect(await imports.record({ id })).toMatchObject({ status: 'done', done: 1159, total: 1159 })
    expect(await held(ctx)).toEqual(figures)
    const failed = await exportFailedRows(ctx, new URLSearchParams({ id, format: 'csv' }))
    expect(failed.bytes.toString().trim().split('\r\n')).toHaveLength(1 + 7)
    expect(await held(ctxFor(await makeEstate()))).toEqual(nothing)
    const told = await ctx.db.event.findFirst({
      where: { name: 'import.finished', entityId: id },
      select: { payload: true },
    })
    expect(told?.payload).toMatchObject({ created: figures, failed: 7 })
    const administrator = callerAs({
      estate,
      member: await makeMember(estate, { roles: ['administrator'] }),
    })
    expect((await administrator.registry.imports.list({})).items[0]?.id).toBe(id)
    const list = await exportImports(ctx, new URLSearchParams({ format: 'csv' }))
    expect(list.bytes.toString()).toContain('Done,1152,0,7,')
    expect(list.bytes.toString().trim().split('\r\n')).toHaveLength(1 + 1)
  })
})

const small = csv('Unit,Surname,First name,Phone', '1,Dube,Ann,0821234567', '2,Botha,Jan,0831234567')

/** A worker that ends after its first part, of 500 rows. */
const onePart = (job: Ctx, id: string) =>
  expect(executeImport(job, id, () => true)).rejects.toThrow('the next goes on')

describe('an import by the worker', () => {
  it('goes on where the one before ended, and is done once though several do it', async () => {
    const { ctx, imports, id, job } = await draftOf(long(1200), 'long.csv')
    await imports.run({ id, onlyGood: true })
    await onePart(job, id)
    expect(await imports.record({ id })).toMatchObject({ status: 'running', done: 500, total: 1200 })
    expect(await held(ctx)).toMatchObject({ units: 500, people: 500 })
    await Promise.all([executeImport(job, id), executeImport(job, id), executeImport(job, id)])
    await executeImport(job, id)
    const all = { units: 1200, people: 1200, occupancies: 1200, vehicles: 1200 }
    expect(await held(ctx)).toEqual(all)
    expect(await imports.record({ id })).toMatchObject({
      status: 'done',
      done: 1200,
      summary: { created: all, rows: { create: 1200 } },
    })
    expect(await ctx.db.event.count({ where: { name: 'import.finished' } })).toBe(1)
  })

  it('plans the rest anew where somebody has made by hand what it was about to make', async () => {
    const { ctx, imports, id, job, caller } = await draftOf(long(1200), 'long.csv')
    await imports.run({ id })
    await onePart(job, id)
    await caller.units.create({ number: '0900', kind: 'house', intercom: '77' })
    await executeImport(job, id)
    expect(await imports.record({ id })).toMatchObject({ status: 'done', done: 1200 })
    expect(await held(ctx)).toEqual({ units: 1200, people: 1200, occupancies: 1200, vehicles: 1200 })
    expect(await ctx.db.unit.findFirst({ where: { numberKey: '900' }, select: { intercom: true } })).toEqual({
      intercom: '77',
    })
  })

  it('waits for another of the estate, and begins when that is done', async () => {
    const first = await draftOf(long(600), 'first.csv')
    const { ctx, imports, job, upload } = first
    const second = await imports.start({ fileId: await upload(small, 'second.csv') })
    await imports.run({ id: first.id })
    await imports.run({ id: second.id })
    await onePart(job, first.id)
    await executeImport(job, second.id)
    expect(await imports.record(second)).toMatchObject({ status: 'queued' })
    const asked = () => ctx.db.event.count({ where: { name: 'import.finished' } })
    await executeImport(job, first.id)
    expect(await asked()).toBe(1)
    await executeImport(job, second.id)
    expect(await imports.record(second)).toMatchObject({ status: 'done' })
    expect(await held(ctx)).toMatchObject({ units: 600, people: 602 })
  })

  it('that was cancelled before it began brings nothing in', async () => {
    const { ctx, imports, id, job } = await draftOf(small, 'small.csv')
    await imports.run({ id })
    await imports.cancel({ id })
    await executeImport(job, id)
    expect(await imports.record({ id })).toMatchObject({ status: 'cancelled', done: 0, undoUntil: null })
    expect(await held(ctx)).toEqual(nothing)
    await expect(imports.run({ id })).rejects.toMatchObject({
      message: expect.stringContaining('another state'),
    })
  })

  it('that is cancelled while it runs stops between two parts; what is done stays, and can be undone', async () => {
    const { ctx, imports, id, job } = await draftOf(long(1200), 'long.csv')
    await imports.run({ id })
    await onePart(job, id)
    const both = await Promise.allSettled([imports.cancel({ id }), imports.cancel({ id })])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await executeImport(job, id)
    expect(await held(ctx)).toMatchObject({ units: 500, people: 500 })
    const record = await imports.record({ id })
    expect(record).toMatchObject({ status: 'cancelled', done: 500, total: 1200 })
    expect(record.undoUntil).not.toBeNull()
    await imports.undo({ id })
    await executeUndo(job, id)
    expect(await held(ctx)).toEqual(nothing)
  })
})

describe('a list that is chosen by hand', () => {
  it('is matched by hand, and the match is remembered for the next list with this header', async () => {
    const list = csv('Where,Who,Reach', 'A 1,Ann Dube,0821234567', 'A 2,Jan Botha,0831234567')
    const { ctx, imports, id, job } = await draftOf(list, 'odd.csv')
    await imports.match({ id, columns: { A: 'unit', B: 'fullName', C: 'note' } })
    expect(await imports.record({ id })).toMatchObject({ chosen: { A: 'unit' }, remembered: false })
    await imports.run({ id })
    await executeImport(job, id)
    expect(await held(ctx)).toEqual({ ...nothing, units: 2, people: 2, occupancies: 2 })
    const file = await storeUpload(ctx, { name: 'odd again.csv', bytes: list, accept: 'list' })
    const again = await imports.start({ fileId: file.id })
    expect(await imports.record(again)).toMatchObject({
      chosen: { C: 'note' },
      remembered: true,
    })
  })

  it('says beside the columns what is wrong with a match', async () => {
    const { imports, id } = await draftOf(csv('Unit,Name', '1,Ann Dube'), 'a.csv')
    await expect(imports.match({ id, columns: { A: 'nonsense' } })).rejects.toMatchObject({
      cause: { details: { fields: { columns: expect.stringContaining('There is no field “nonsense”') } } },
    })
  })

  it('is nobody else’s to start from: not a file that another member uploaded', async () => {
    const { estate, ctx } = await draftOf(csv('Unit,Name', '1,Ann Dube'), 'a.csv')
    const file = await storeUpload(ctx, {
      name: 'b.csv',
      bytes: csv('Unit,Name', '2,Jan Botha'),
      accept: 'list',
    })
    const other = callerAs({ estate, member: await makeMember(estate, { roles: ['administrator'] }) })
    await expect(other.registry.imports.start({ fileId: file.id })).rejects.toThrow('does not exist')
  })
})

describe('what an import meets in the estate', () => {
  it('keeps what it does not know better, and says what clashes', async () => {
    const ctx = ctxFor(await makeEstate())
    await importPeople(
      ctx,
      await listFrom(
        csv('Unit,Name,Relation,Email,Since', '1,Ann Dube,Tenant,ann@example.com,2019-01-01'),
        'a.csv',
      ),
    )
    await ctx.db.occupancy.updateMany({ data: { until: new Date('2021-01-01') } })
    const summary = await importPeople(
      ctx,
      await listFrom(
        csv(
          'Unit,Name,Relation,Email,Phone,Since',
          '1,Ann Dube,Tenant,ann@example.com,0821234567,2020-05-01',
        ),
        'b.csv',
      ),
    )
    expect(summary.flags).toContainEqual(
      expect.objectContaining({ code: 'dropped_value', message: expect.stringContaining('Ann Dube') }),
    )
    expect(await ctx.db.member.findMany({ select: { name: true, phone: true, email: true } })).toEqual([
      { name: 'Ann Dube', phone: '+27821234567', email: 'ann@example.com' },
    ])
    expect(await ctx.db.occupancy.count()).toBe(1)
  })

  it('makes units occupied by who lives there', async () => {
    const ctx = ctxFor(await makeEstate())
    const list = csv(
      'Unit,Name,Status',
      '1,Ann Dube,Owner-Resident',
      '2,Jan Botha,Owner',
      '3,Sam Nkosi,Tenant',
    )
    await importPeople(ctx, await listFrom(list, 'a.csv'))
    const units = await ctx.db.unit.findMany({
      orderBy: { sortKey: 'asc' },
      select: { number: true, status: true },
    })
    expect(units.map(({ status }) => status)).toEqual(['occupied', 'vacant', 'occupied'])
  })

  it('refuses in words what is no list', async () => {
    const estate = await makeEstate()
    const manager = await makeMember(estate, { roles: ['administrator'] })
    const upload = storeUpload(ctxFor(estate, manager), {
      name: 'list.xlsx',
      bytes: Buffer.from('89504e470d0a1a0a', 'hex'),
      accept: 'list',
    })
    await expect(upload).rejects.toBeInstanceOf(DomainError)
  })
})
