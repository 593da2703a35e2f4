import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { visitConsole } from '@/server/auth/session'
import { systemClock } from '@/server/clock'
import { unsafeAcrossEstates } from '@/server/db/client'
import { callerAs } from '@/testing/caller'
import { makeEstate } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { makeVisit } from '@/testing/support'

const reason = 'Agreed in the team meeting'
const across = () => unsafeAcrossEstates('a test')
const ownerDesk = async () => callerAs({ console: await makeOperator('owner') }).platform.operators
const isIn = async (sessionId: string) => (await visitConsole(sessionId, systemClock))?.operator ?? null

describe('looking after the operators', () => {
  it('invites somebody by mail, once, whatever else they have here', async () => {
    const desk = await ownerDesk()
    const email = `New.${randomUUID()}@Example.com`
    await desk.invite({ name: 'Thandi Khumalo', email, role: 'finance', reason })
    const { operators } = await desk.list()
    const made = operators.find((one) => one.email === email.toLowerCase())
    expect(made).toMatchObject({ name: 'Thandi Khumalo', role: 'finance', state: 'invited', enrolled: false })
    const jobs = await across().$queryRaw<{ task: string }[]>`
      SELECT task FROM job_request WHERE payload->>'operatorId' = ${made?.id}`
    expect(jobs).toEqual([{ task: 'platform.sendInvitation' }])
    await expect(desk.invite({ name: 'Again', email, role: 'owner', reason })).rejects.toMatchObject({
      cause: { code: 'platform.operator_exists', details: { fields: { email: expect.any(String) } } },
    })
  })

  it('lets only owners, and nobody on themselves', async () => {
    const owner = await makeOperator('owner')
    const other = await makeOperator('support')
    for (const role of ['support', 'finance', 'read_only'] as const)
      await expect(
        callerAs({ console: await makeOperator(role) }).platform.operators.deactivate({
          id: other.id,
          reason,
        }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const desk = callerAs({ console: owner }).platform.operators
    for (const act of [
      () => desk.deactivate({ id: owner.id, reason }),
      () => desk.changeRole({ id: owner.id, role: 'support', reason }),
      () => desk.resetFactor({ id: owner.id, reason }),
    ])
      await expect(act()).rejects.toMatchObject({ cause: { code: 'platform.not_oneself' } })
  })

  it('shuts a deactivated operator out at once, on the console and in the estate that they visit', async () => {
    const desk = await ownerDesk()
    const estate = await makeEstate()
    const operator = await makeOperator('support')
    const visit = await makeVisit(estate, { operator })
    await desk.deactivate({ id: operator.id, reason })
    expect(await isIn(operator.sessionId)).toBeNull()
    expect(await visit.now()).toBeNull()
    await expect(callerAs(visit.visitor).tickets.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await desk.reactivate({ id: operator.id, reason })
    expect(await isIn(operator.sessionId), 'old sessions stay dead').toBeNull()
    expect(await visit.now()).toBeNull()
  })

  it('changes what somebody may do from their next request on, and ends visits that they may no longer make', async () => {
    const desk = await ownerDesk()
    const estate = await makeEstate()
    const operator = await makeOperator('support')
    const visit = await makeVisit(estate, { operator })
    await desk.changeRole({ id: operator.id, role: 'finance', reason })
    expect(await isIn(operator.sessionId)).toMatchObject({ role: 'finance' })
    expect(await visit.now()).toBeNull()
    await expect(
      callerAs({ console: operator }).support.enter({ id: estate.id, reason, minutes: '15' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('resets a second factor: signed out everywhere, an app is set up anew, and a mail says so', async () => {
    const desk = await ownerDesk()
    const operator = await makeOperator('support')
    const caller = callerAs({ console: operator })
    await caller.identity.secondFactor.begin()
    await desk.resetFactor({ id: operator.id, reason })
    expect(await isIn(operator.sessionId)).toBeNull()
    const mails = await across().$queryRaw<{ kind: string }[]>`
      SELECT payload->>'kind' AS kind FROM job_request
      WHERE task = 'identity.sendSecurityNotice' AND payload->>'accountId' = ${operator.accountId}`
    expect(mails).toEqual([{ kind: 'reset' }])
  })

  it('keeps all of it in the platform’s trail, with who, whom and why', async () => {
    const owner = await makeOperator('owner', 'Olu Owner')
    const operator = await makeOperator('support', 'Sam Support')
    const desk = callerAs({ console: owner }).platform
    await desk.operators.changeRole({ id: operator.id, role: 'read_only', reason })
    await desk.operators.deactivate({ id: operator.id, reason })
    const { items } = await desk.trail({ operator: [owner.id] })
    expect(items).toMatchObject([
      { name: 'operator.deactivated', subject: 'Sam Support', operator: 'Olu Owner', reason },
      { name: 'operator.role_changed', subject: 'Sam Support', reason },
    ])
  })

  it('never leaves the platform without an owner, though everything else were forgotten', async () => {
    const owner = await makeOperator('owner')
    await expect(
      across().$transaction(async (db) => {
        await db.operator.updateMany({
          where: { id: { not: owner.id }, role: 'owner' },
          data: { active: false },
        })
        await db.operator.updateMany({ where: { id: owner.id }, data: { role: 'support' } })
      }),
    ).rejects.toThrow(/operator_owner_remains/)
  })

  it('lets one of two who deactivate the same operator at once win', async () => {
    const [one, two] = await Promise.all([ownerDesk(), ownerDesk()])
    const operator = await makeOperator('support')
    const outcomes = await Promise.allSettled(
      [one, two].map((desk) => desk.deactivate({ id: operator.id, reason })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
