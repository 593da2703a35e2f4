import { describe, expect, it } from 'vitest'
import { visitEstate } from '@/server/auth/session'
import { systemClock } from '@/server/clock'
import { unsafeAcrossEstates } from '@/server/db/client'
import { estateById } from '@/server/estates'
import { callerAs, requestOf } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { suspendEstate } from './estates'

const reason = 'The owners’ association asked for it'
const consoleOf = async (role: Parameters<typeof makeOperator>[0]) =>
  callerAs({ console: await makeOperator(role) }).platform

const eventsOf = (id: string) =>
  unsafeAcrossEstates('a test reads the trail').platformEvent.findMany({
    where: { subjectId: id },
    orderBy: { id: 'asc' },
    select: { name: true, reason: true, details: true },
  })

describe('suspending and reopening an estate', () => {
  it('shuts the estate for its members on their very next request, and opens it again as it was', async () => {
    const estate = await makeEstate({ status: 'trial' })
    const member = await makeMember(estate, { roles: ['administrator'] })
    const caller = callerAs({ estate, member })
    const desk = await consoleOf('support')
    await expect(caller.tickets.list({})).resolves.toMatchObject({ items: [] })

    await desk.suspend({ id: estate.id, reason })
    await expect(callerAs({ estate, member }).tickets.list({})).rejects.toMatchObject({
      cause: { code: 'estate_suspended' },
    })
    expect((await visitEstate(estate.id, member.sessionId, systemClock))?.estate.status).toBe('suspended')

    await expect(desk.reopen({ id: estate.id, reason: 'They have paid' })).resolves.toEqual({
      status: 'trial',
    })
    await expect(callerAs({ estate, member }).tickets.list({})).resolves.toMatchObject({ items: [] })
  })

  it('keeps who did it, why, and the state before and after', async () => {
    const estate = await makeEstate()
    const operator = await makeOperator('owner', 'Olu Operator')
    const desk = callerAs({ console: operator }).platform
    await desk.suspend({ id: estate.id, reason })
    const record = await desk.estate({ id: estate.id })
    expect(record).toMatchObject({
      status: 'suspended',
      suspendedReason: reason,
      maySuspend: false,
      mayReopen: true,
    })
    expect(record.history).toMatchObject([
      {
        name: 'estate.suspended',
        operator: 'Olu Operator',
        reason,
        change: { before: 'active', after: 'suspended' },
      },
    ])
    const trail = await desk.trail({ operator: [operator.id] })
    expect(trail.items).toMatchObject([
      { name: 'estate.suspended', subject: estate.name, operatorId: operator.id },
    ])
  })

  it('lets exactly one of many operators at once suspend it, and one reopen it', async () => {
    const estate = await makeEstate()
    const desks = await Promise.all(Array.from({ length: 8 }, () => consoleOf('support')))
    for (const act of ['suspend', 'reopen'] as const) {
      const outcomes = await Promise.allSettled(desks.map((desk) => desk[act]({ id: estate.id, reason })))
      const refusals = outcomes.filter((outcome) => outcome.status === 'rejected')
      expect(refusals).toHaveLength(desks.length - 1)
      for (const refusal of refusals)
        expect(refusal.reason).toMatchObject({ cause: { code: 'platform.changed_meanwhile' } })
    }
    expect((await eventsOf(estate.id)).map((event) => event.name)).toEqual([
      'estate.suspended',
      'estate.reopened',
    ])
  })

  it('changes nothing where the trail can’t be written', async () => {
    const estate = await makeEstate()
    const operator = await makeOperator('owner')
    // PostgreSQL takes no NUL in text, so the trail refuses the line after the estate's row was changed.
    const request = { ...requestOf({ console: operator }), requestId: '\u0000' }
    await expect(suspendEstate({ operator, request }, { id: estate.id, reason })).rejects.toThrow()
    expect((await estateById(estate.id))?.status).toBe('active')
    expect(await eventsOf(estate.id)).toEqual([])
  })

  it('refuses a reason that is too short, and says how long it must be', async () => {
    const estate = await makeEstate()
    const desk = await consoleOf('owner')
    await expect(desk.suspend({ id: estate.id, reason: '  Paid ' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('at least 5 characters'),
    })
    expect(await eventsOf(estate.id)).toEqual([])
  })
})
