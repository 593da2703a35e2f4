import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { csv, draftOf, held, nothing } from '@/testing/import-draft'
import { executeUndo, forgetImport } from './service/import-undo'
import { executeImport } from './service/import-work'

const register = readFileSync(new URL('./import/fixtures/village-register.xlsx', import.meta.url))
const small = csv('Unit,Surname,First name,Phone', '1,Dube,Ann,0821234567', '2,Botha,Jan,0831234567')

describe('taking an import back', () => {
  async function imported(bytes: Buffer, name = 'list.csv') {
    const draft = await draftOf(bytes, name)
    await draft.imports.run({ id: draft.id, onlyGood: true })
    await executeImport(draft.job, draft.id)
    return draft
  }

  it('removes all that came in, blocks and streets too, and says so', async () => {
    const { ctx, imports, id, job } = await imported(register, 'village-register.xlsx')
    const pressed = await Promise.allSettled([
      imports.undo({ id }),
      imports.undo({ id }),
      imports.undo({ id }),
    ])
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await imports.record({ id })).toMatchObject({ status: 'undoing' })
    await Promise.all([executeUndo(job, id), executeUndo(job, id)])
    expect(await held(ctx)).toEqual(nothing)
    expect(await ctx.db.property.count()).toBe(0)
    expect(await imports.record({ id })).toMatchObject({ status: 'undone', kept: 0, undoUntil: null })
    expect(await ctx.db.event.count({ where: { name: 'import.undone' } })).toBe(1)
    expect(await ctx.db.importChange.count()).toBe(0)
    await expect(imports.undo({ id })).rejects.toThrow('changed nothing')
  })

  it('gives what it had changed its values back', async () => {
    const { ctx, imports, id, job, caller, upload } = await imported(
      csv('Unit,Name,Phone,Email,Reg,Colour', '1,Ann Dube,0821234567,ann@example.com,CA1234,Red'),
    )
    const before = await caller.people.list({})
    const again = await imports.start({
      fileId: await upload(
        csv(
          'Unit,Name,Phone,Email,Reg,Colour,Intercom',
          '1,Ann Dube,0839999999,ann@example.com,CA1234,Blue,55',
        ),
        'new.csv',
      ),
    })
    await imports.run(again)
    await executeImport(job, again.id)
    const phone = () => ctx.db.member.findFirst({ where: { surname: 'Dube' }, select: { phone: true } })
    const unit = () => ctx.db.unit.findFirst({ select: { intercom: true, status: true } })
    expect(await phone()).toEqual({ phone: '+27839999999' })
    expect(await unit()).toEqual({ intercom: '55', status: 'occupied' })
    await imports.undo(again)
    await executeUndo(job, again.id)
    expect(await phone()).toEqual({ phone: '+27821234567' })
    expect(await unit()).toEqual({ intercom: null, status: 'occupied' })
    expect(await ctx.db.vehicle.findFirst({ select: { colour: true } })).toEqual({ colour: 'Red' })
    expect((await caller.people.list({})).items.map(({ name }) => name)).toEqual(
      before.items.map(({ name }) => name),
    )
    expect(await imports.record({ id })).toMatchObject({ status: 'done' })
  })

  it('leaves what somebody has claimed, changed or come to need, with what belongs to it, and lists it with why', async () => {
    const rows = [
      '1,Dube,Ann,CA1',
      '2,Botha,Jan,CA22',
      '3,Nel,Ben,CA333',
      '4,Mokoena,Neo,CA4444',
      '5,Khan,Ali,',
    ]
    const { ctx, estate, imports, id, job, caller } = await imported(
      csv('Unit,Surname,First name,Reg', ...rows),
    )
    const personOf = async (surname: string) =>
      ctx.db.member.findFirstOrThrow({ where: { surname }, select: { id: true, updatedAt: true } })
    const unitOf = (number: string) =>
      ctx.db.unit.findFirstOrThrow({ where: { number }, select: { id: true, updatedAt: true } })
    const claimed = await personOf('Dube')
    const { accountId } = await makeMember(await makeEstate())
    await ctx.db.member.update({
      where: ctx.key(claimed.id),
      data: { accountId, status: 'active' },
      select: { id: true },
    })
    const edited = await personOf('Botha')
    await caller.people.edit({
      id: edited.id,
      asOf: edited.updatedAt.toISOString(),
      firstName: 'Jan',
      surname: 'Botha',
      phones: ['0821112222'],
    })
    const unit = await unitOf('3')
    await caller.units.edit({
      id: unit.id,
      asOf: unit.updatedAt.toISOString(),
      number: '3',
      kind: 'house',
      status: 'occupied',
      floor: '2',
    })
    const needed = await unitOf('4')
    await caller.people.create({
      firstName: 'New',
      surname: 'Comer',
      occupancy: { unitId: needed.id, relation: 'tenant' },
    })
    await imports.undo({ id })
    await executeUndo(job, id)
    expect(await imports.record({ id })).toMatchObject({ status: 'undone' })
    const names = (
      await ctx.db.member.findMany({ where: { roles: { none: {} } }, select: { surname: true } })
    ).map(({ surname }) => surname)
    expect(names.sort()).toEqual(['Botha', 'Comer', 'Dube'])
    const units = await ctx.db.unit.findMany({
      orderBy: { sortKey: 'asc' },
      select: { number: true, status: true },
    })
    expect(units).toEqual([
      { number: '1', status: 'occupied' },
      { number: '2', status: 'occupied' },
      { number: '3', status: 'vacant' },
      { number: '4', status: 'occupied' },
    ])
    expect(await ctx.db.vehicle.count()).toBe(2)
    const kept = await imports.kept({ id })
    const whyOf = (record: string, label: string) =>
      kept.items.find((one) => one.record === record && one.label === label)?.why
    expect(whyOf('member', 'Ann Dube')).toBe('claimed')
    expect(whyOf('member', 'Jan Botha')).toBe('edited')
    expect(whyOf('unit', '3')).toBe('edited')
    expect(whyOf('unit', '4')).toBe('used')
    expect(whyOf('vehicle', 'CA22')).toBe('theirs')
    expect(kept.items.some(({ label }) => label.includes('Khan'))).toBe(false)
    const stranger = callerAs({ estate: await makeEstate(), member: await makeMember(estate) })
    await expect(stranger.registry.imports.kept({ id })).rejects.toThrow()
  })

  it('is possible for a day, and then what it needs is forgotten', async () => {
    const { ctx, imports, id, job } = await imported(small)
    await ctx.db.importRun.updateMany({
      where: { id },
      data: { finishedAt: new Date(Date.now() - 86_401_000) },
    })
    await expect(imports.undo({ id })).rejects.toThrow('24 hours')
    expect(await imports.record({ id })).toMatchObject({ undoUntil: null })
    await forgetImport(job, id)
    expect(await ctx.db.importChange.count()).toBe(0)
    expect(await held(ctx)).toMatchObject({ units: 2, people: 2 })
  })
})
