import { callerAs, requestOf } from './caller'
import { makeOperator } from './operator'
import { enterByHandover } from '@/server/auth/handover'
import { visitEstate } from '@/server/auth/session'
import { systemClock, type Clock } from '@/server/clock'
import type { EstateInfo, OperatorActor } from '@/server/context'

type Facts = { operator?: OperatorActor; minutes?: '15' | '30' | '60'; reason?: string; clock?: Clock }

export const tokenOf = (href: string) => href.split('#')[1] ?? ''

/** An operator on a visit to an estate, entered by the console and a hand-over as operators do. */
export async function makeVisit(estate: EstateInfo, facts: Facts = {}) {
  const {
    operator = await makeOperator('support'),
    minutes = '30',
    reason = 'SUP-1 Help with the list',
    clock = systemClock,
  } = facts
  const desk = callerAs({ console: operator }, clock)
  const { href } = await desk.support.enter({ id: estate.id, reason, minutes })
  const entered = await enterByHandover(requestOf({ estate }, clock), tokenOf(href))
  if (!entered) throw new Error('the visit did not begin')
  const visitor = { estate, member: { sessionId: entered.sessionId } }
  const visit = await visitEstate(estate.id, entered.sessionId, clock)
  if (!visit?.support) throw new Error('the visit did not begin')
  return {
    operator,
    desk,
    href,
    visitor,
    sessionId: entered.sessionId,
    support: visit.support,
    caller: callerAs(visitor, clock),
    /** What the session stands for at this moment. */
    now: async () => (await visitEstate(estate.id, entered.sessionId, clock))?.support ?? null,
  }
}
