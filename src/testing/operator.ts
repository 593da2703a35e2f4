import { randomUUID } from 'node:crypto'
import type { OperatorActor } from '@/server/context'
import { visitConsole } from '@/server/auth/session'
import { systemClock } from '@/server/clock'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import type { OperatorRole } from '@/server/permissions'

/** An operator with an open session on the console. */
export async function makeOperator(role: OperatorRole, name = 'Test Operator'): Promise<OperatorActor> {
  const email = `${randomUUID()}@example.com`
  const account = await accountDb().account.create({ data: { email, name }, select: { id: true } })
  await unsafeAcrossEstates('a test makes an operator').operator.create({
    data: { accountId: account.id, name, role },
    select: { id: true },
  })
  const session = await accountDb().session.create({
    data: {
      site: 'console',
      accountId: account.id,
      expiresAt: new Date(Date.now() + 3_600_000),
      secondFactorAt: new Date(),
    },
    select: { id: true },
  })
  const operator = (await visitConsole(session.id, systemClock))?.operator
  if (!operator) throw new Error('the operator was not made')
  return operator
}
