import { describe, expect, it } from 'vitest'
import { DomainError } from '@/server/errors'
import { callerAs, requestOf } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { suspendEstate } from './service/estates'

const reason = 'To see whether it is refused'

describe('who may do what on the operators’ console', () => {
  it('lets a read-only operator look at estates and change none', async () => {
    const estate = await makeEstate()
    const reader = callerAs({ console: await makeOperator('read_only') }).platform
    expect(await reader.estate({ id: estate.id })).toMatchObject({ id: estate.id, holdsSuspend: false })
    for (const act of ['suspend', 'reopen'] as const)
      await expect(reader[act]({ id: estate.id, reason })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await reader.estate({ id: estate.id })).status).toBe('active')
  })

  it('refuses the read-only operator in the service too, whoever calls it', async () => {
    const estate = await makeEstate()
    const operator = await makeOperator('read_only')
    const request = requestOf({ console: operator })
    await expect(suspendEstate({ operator, request }, { id: estate.id, reason })).rejects.toBeInstanceOf(
      DomainError,
    )
  })

  it('gives a member’s session nothing on the console, not even an administrator’s', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate, { roles: ['administrator'] })
    const intruder = callerAs({ console: { sessionId: member.sessionId } }).platform
    await expect(intruder.estates({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await expect(intruder.suspend({ id: estate.id, reason })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await expect(callerAs({ estate, member }).platform.estates({})).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
  })

  it('gives an operator’s session nothing on an estate’s site', async () => {
    const estate = await makeEstate()
    const someone = await makeMember(estate)
    const operator = await makeOperator('owner')
    const visitor = callerAs({ estate, member: { ...someone, sessionId: operator.sessionId } })
    await expect(visitor.tickets.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('knows nobody without a session', async () => {
    await expect(callerAs({ console: null }).platform.estates({})).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
  })

  it('says where an estate is on the platform’s front only, and lists none', async () => {
    const estate = await makeEstate()
    const front = callerAs({ apex: true }).platform
    await expect(front.find({ address: estate.slug.toUpperCase() })).resolves.toMatchObject({
      href: expect.stringContaining(`://${estate.slug}.localhost`),
    })
    await expect(front.find({ address: 'no-such-estate-here' })).rejects.toMatchObject({
      cause: { code: 'platform.no_such_estate', details: { fields: { address: expect.any(String) } } },
    })
    await expect(front.estates({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await expect(callerAs({ console: null }).platform.find({ address: estate.slug })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
