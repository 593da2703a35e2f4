import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { makeVisit } from '@/testing/support'

async function saved(saving: Promise<{ saved: boolean; id?: string }>) {
  const { id } = await saving
  if (!id) throw new Error('it was not saved')
  return { id }
}

describe('what a visit of support asks', () => {
  it('keeps the whole of a search, ids however they are written, and what was refused', async () => {
    const estate = await makeEstate()
    const administrator = await makeMember(estate, { roles: ['administrator'] })
    const { caller, support } = await makeVisit(estate)
    const q = `${'somewhere else '.repeat(6)}Thandi`
    await Reflect.apply(caller.registry.units.list, undefined, [{ aaa: 'x'.repeat(400), q }])
    await expect(caller.registry.imports.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const id = randomUUID().toUpperCase()
    await expect(caller.registry.vehicles.remove({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      Reflect.apply(caller.registry.units.list, undefined, [{ q: 'x'.repeat(30_000) }]),
    ).rejects.toMatchObject({ cause: { code: 'support_too_long' } })
    const { items } = await callerAs({ estate, member: administrator }).support.steps({
      id: support.accessId,
    })
    expect(items).toMatchObject([
      { what: 'registry.vehicles.remove', detail: id.toLowerCase(), changed: true, refused: true },
      { what: 'registry.imports.list', refused: true },
      { what: 'registry.units.list', detail: expect.stringContaining('Thandi'), refused: false },
    ])
  })

  it('is read to its first step, however long it was', async () => {
    const estate = await makeEstate()
    const administrator = await makeMember(estate, { roles: ['administrator'] })
    const { caller, support } = await makeVisit(estate)
    for (let step = 0; step < 120; step++) await caller.registry.units.list({ q: `step ${step}.` })
    const { steps } = callerAs({ estate, member: administrator }).support
    const read: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await steps({ id: support.accessId, cursor })
      read.push(...page.items.map(({ detail }) => /step (\d+)\./.exec(detail)?.[1] ?? ''))
      cursor = page.nextCursor
    } while (cursor)
    expect(read).toEqual(Array.from({ length: 120 }, (_, index) => String(119 - index)))
  })

  it('that may write can’t learn whether a phone or an address is known, and leaves those that it can’t see', async () => {
    const estate = await makeEstate()
    const administrator = await makeMember(estate, { roles: ['administrator'] })
    const office = callerAs({ estate, member: administrator })
    const person = (email: string, phone: string) => ({
      ...{ firstName: 'Ann', surname: 'Dube', email, phones: [phone], note: null, occupancy: null },
      evenIfAlike: false,
    })
    const known = person('ann@example.com', '+27821234567')
    const { id } = await saved(office.registry.people.create(known))
    const visit = await makeVisit(estate)
    await office.support.allow({ id: visit.support.accessId })
    const { people } = callerAs(visit.visitor).registry
    for (const asked of [known, person('nobody@example.com', '+27829999999')])
      expect(await people.create(asked)).toMatchObject({ saved: true })
    expect(await office.registry.people.create(known)).toMatchObject({ saved: false })
    const { updatedAt } = await people.record({ id })
    const asOf = updatedAt.toISOString()
    await saved(people.edit({ ...person('', ''), id, asOf, surname: 'Ndlovu', email: null, phones: [] }))
    expect(await office.registry.people.record({ id })).toMatchObject({
      name: 'Ann Ndlovu',
      contact: { email: 'ann@example.com' },
    })
    await expect(callerAs(visit.visitor).registry.imports.kinds()).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})
