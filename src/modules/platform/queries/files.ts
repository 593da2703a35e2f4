import { createTranslator } from 'next-intl'
import { maskText } from '@/lib/mask'
import { majorUnits } from '@/lib/money'
import type { OperatorCtx } from '@/server/context'
import { everyRow, operatorListFile } from '@/server/list-file'
import type { Download } from '@/server/module'
import type { ShownChange } from '@/server/trail/words'
import { requireOperator } from '@/server/operator-rights'
import { estatesAsked, trailAsked } from '../list-filters'
import platform from '../messages/en.json'
import { listEstates } from './estates'
import { keptOf } from './event'
import { platformEventRows, wordsOfAct } from './events'
import { listOperators } from './operators'

const words = createTranslator({ locale: 'en', messages: { platform }, namespace: 'platform' })

const AT_ONCE = 500

/** The list of estates as a file, as its address narrows it. */
export async function exportEstates(ctx: OperatorCtx, query: URLSearchParams): Promise<Download> {
  requireOperator(ctx, 'estates:read')
  const asked = estatesAsked(query)
  return operatorListFile(ctx, query, {
    list: 'estates',
    title: words('estates.title'),
    columns: [
      [words('estates.name'), (estate) => estate.name],
      [words('estates.status'), (estate) => words(`status.${estate.status}`)],
      [words('estates.address'), (estate) => estate.slug],
      [words('estates.city'), (estate) => estate.city],
      [words('estates.country'), (estate) => estate.country],
      [words('estates.plan'), (estate) => estate.plan],
      [words('estates.members'), (estate) => estate.members],
      [words('estates.units'), (estate) => estate.units],
      [words('estates.openTickets'), (estate) => estate.openTickets],
      [words('estates.storageBytes'), (estate) => Number(estate.storage)],
      [words('estates.messages'), (estate) => estate.messages],
      [
        words('estates.revenue'),
        ({ revenue, revenueCurrency }) =>
          revenueCurrency && revenue !== null ? Number(majorUnits(revenue, revenueCurrency)) : null,
      ],
      [words('estates.currency'), (estate) => estate.revenueCurrency],
      [words('estates.lastActivity'), (estate) => estate.lastActivityAt],
      [words('estates.trialEnds'), ({ status, trialEndsAt }) => (status === 'trial' ? trialEndsAt : null)],
      [words('estates.created'), (estate) => estate.createdAt],
    ],
    rows: everyRow((cursor) => listEstates(ctx, { ...asked, cursor, limit: AT_ONCE })),
  })
}

/** Who is an operator, as a file. */
export async function exportOperators(ctx: OperatorCtx, query: URLSearchParams): Promise<Download> {
  requireOperator(ctx, 'operators:read')
  const { operators } = await listOperators(ctx)
  return operatorListFile(ctx, query, {
    list: 'operators',
    title: words('operators.title'),
    columns: [
      [words('operators.name'), (operator) => operator.name],
      [words('operators.email'), (operator) => operator.email],
      [words('operators.role'), ({ role }) => words(`role.${role}`)],
      [words('operators.state'), ({ state }) => words(`operators.states.${state}`)],
      [words('operators.factor'), ({ enrolled }) => words(`operators.factors.${enrolled ? 'on' : 'off'}`)],
      [words('operators.seen'), (operator) => operator.seenAt],
    ],
    rows: operators,
  })
}

/** The platform's own trail as a file. */
export async function exportTrail(ctx: OperatorCtx, query: URLSearchParams): Promise<Download> {
  requireOperator(ctx, 'estates:read')
  const asked = trailAsked(query)
  return operatorListFile(ctx, query, {
    list: 'trail',
    title: words('trail.title'),
    columns: [
      [words('trail.at'), (event) => event.at],
      [words('trail.operator'), (event) => event.operator],
      [words('trail.act'), (event) => wordsOfAct(event.name)],
      [words('trail.subject'), (event) => event.subject],
      [words('trail.reason'), (event) => maskText(event.reason)],
      [words('trail.changes'), (event) => keptOf(event.details).changes.map(changeText).join('; ')],
      [words('trail.ip'), (event) => event.ip],
      [words('trail.request'), (event) => event.requestId],
    ],
    rows: everyRow((cursor) => platformEventRows(ctx, { ...asked, cursor, limit: AT_ONCE })),
  })
}

const changeText = ({ field, before, after }: ShownChange) => `${field}: ${before} → ${after}`
