import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { unsafeAcrossEstates } from '@/server/db/client'
import { callerAs } from '@/testing/caller'
import { makeEstate } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { acrossEstates } from '@/testing/owner'

async function desk() {
  const operator = await makeOperator('owner', `Zz ${randomUUID().slice(0, 8)}`)
  return { operator, console: callerAs({ console: operator }) }
}

const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name)

describe('the platform’s trail', () => {
  it('is found by who did it, what they did, to which estate and why, in any order of the words', async () => {
    const { operator, console } = await desk()
    const estate = await makeEstate({ name: 'Kwélanga Heights' })
    await console.platform.suspend({ id: estate.id, reason: 'Unpaid since June' })
    await console.platform.reopen({ id: estate.id, reason: 'Paid on Tuesday' })
    const find = async (q: string) => names(await console.platform.trail({ q, about: estate.id }))
    expect(await find('kwelanga')).toEqual(['estate.reopened', 'estate.suspended'])
    expect(await find('JUNE kwelanga')).toEqual(['estate.suspended'])
    expect(await find(`reopened ${operator.name}`)).toEqual(['estate.reopened'])
    expect(await find('paid % _')).toEqual([])
  })

  it('is narrowed by operator, act, record, request and days, each day of UTC to its end', async () => {
    const { operator, console } = await desk()
    const estate = await makeEstate()
    await console.platform.suspend({ id: estate.id, reason: 'Unpaid since June' })
    await console.platform.reopen({ id: estate.id, reason: 'Paid on Tuesday' })
    const of = async (asked: Parameters<typeof console.platform.trail>[0]) =>
      names(await console.platform.trail({ operator: [operator.id], ...asked }))
    expect(await of({ act: ['estate.suspended'] })).toEqual(['estate.suspended'])
    expect(await of({ subjectId: estate.id, act: ['estate.reopened'] })).toEqual(['estate.reopened'])
    expect(await of({ subject: ['plan'] })).toEqual([])
    const [row] = await acrossEstates<{ request: string }>(
      `SELECT request_id AS request FROM platform_event WHERE operator_id = $1 AND name = 'estate.reopened'`,
      [operator.id],
    )
    expect(await of({ request: row?.request })).toContain('estate.reopened')
    await unsafeAcrossEstates('a test writes an event of another day').platformEvent.create({
      data: {
        ...{ name: 'estate.closed', subjectType: 'estate', subjectId: estate.id, reason: 'Long ago' },
        ...{ operatorId: operator.id, at: new Date('2026-03-03T23:59:59.999Z') },
      },
      select: { id: true },
    })
    expect(await of({ from: '2026-03-03', until: '2026-03-03' })).toEqual(['estate.closed'])
    expect(await of({ from: '2026-03-04', until: '2026-03-05' })).toEqual([])
  })

  it('opens one act with what was before and after, from where, in which request, and nobody’s phone', async () => {
    const { operator, console } = await desk()
    const estate = await makeEstate()
    await console.platform.suspend({ id: estate.id, reason: 'Call +27 82 123 4567 first' })
    const { items } = await console.platform.trail({ operator: [operator.id] })
    const event = await console.platform.event({ id: items[0]?.id ?? '' })
    expect(event).toMatchObject({
      name: 'estate.suspended',
      operator: operator.name,
      subject: estate.name,
      changes: [{ field: 'state', before: 'active', after: 'suspended' }],
      sameRequest: 1,
      seal: null,
    })
    expect(event.ip).toMatch(/^test-/)
    expect(event.reason).toBe('Call +27…67 first')
    await expect(console.platform.event({ id: randomUUID() })).rejects.toThrow('not')
  })

  it('says when it was checked, and what came out', async () => {
    const { operator, console } = await desk()
    await console.platform.verifyTrail()
    const { items } = await console.platform.trail({ operator: [operator.id] })
    const event = await console.platform.event({ id: items[0]?.id ?? '' })
    expect(event).toMatchObject({ name: 'trail.verified' })
    expect(event.facts.map(({ field }) => field)).toContain('holds')
  })
})
