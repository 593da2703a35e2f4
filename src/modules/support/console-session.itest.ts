import { describe, expect, it } from 'vitest'
import { enterByHandover } from '@/server/auth/handover'
import { visitEstate } from '@/server/auth/session'
import { revokeSession } from '@/server/auth/sign-in'
import { systemClock } from '@/server/clock'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { callerAs, requestOf } from '@/testing/caller'
import { ctxFor, makeEstate } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { makeVisit, tokenOf } from '@/testing/support'
import { runTimeUp } from './jobs'

const reason = 'SUP-77 A list can’t be imported'

describe('a visit and the console that it was begun on', () => {
  it('ends when its operator signs out of the console, and with the session that began it', async () => {
    const estate = await makeEstate()
    const visit = await makeVisit(estate)
    const other = await makeVisit(estate)
    const { href } = await visit.desk.support.enter({ id: estate.id, reason, minutes: '15' })
    await visit.caller.tickets.list({}).catch(() => undefined)
    const again = await enterByHandover(requestOf({ estate }), tokenOf(href))
    expect(again).not.toBeNull()
    await revokeSession(visit.operator.sessionId, new Date())
    const inside = await visitEstate(estate.id, again?.sessionId ?? null, systemClock)
    expect(inside?.support).toBeNull()
    expect(await other.now()).not.toBeNull()
    const [ask] = await unsafeAcrossEstates('a test reads what was asked for').$queryRaw<
      { payload: unknown }[]
    >`SELECT payload FROM job_request WHERE estate_id = ${estate.id}::uuid AND task = 'support.timeUp'
        AND payload ->> 'by' = 'operator'`
    await runTimeUp.run(ctxFor(estate), ask?.payload ?? {}, { signal: AbortSignal.any([]) })
    const ended = await ctxFor(estate).db.event.findFirst({
      where: { name: 'support.ended' },
      orderBy: { id: 'desc' },
      select: { payload: true },
    })
    expect(ended).toMatchObject({ payload: { by: 'operator' } })
  })

  it('is not begun by somebody who has left the console meanwhile, and never outlives the console’s session', async () => {
    const estate = await makeEstate()
    const operator = await makeOperator('support')
    const desk = callerAs({ console: operator })
    const { href } = await desk.support.enter({ id: estate.id, reason, minutes: '60' })
    await revokeSession(operator.sessionId, new Date())
    expect(await enterByHandover(requestOf({ estate }), tokenOf(href))).toBeNull()
    const late = await makeOperator('support')
    const expiresAt = new Date(Date.now() + 20 * 60_000)
    await accountDb().session.update({
      where: { id: late.sessionId },
      data: { expiresAt },
      select: { id: true },
    })
    const { support } = await makeVisit(estate, { operator: late, minutes: '60' })
    expect(support.expiresAt).toEqual(expiresAt)
  })
})
