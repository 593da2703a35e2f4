import { createTranslator } from 'next-intl'
import type { OperatorCtx } from '@/server/context'
import { everyRow, operatorListFile } from '@/server/list-file'
import type { Download } from '@/server/module'
import { visitsAsked } from '../list-filters'
import support from '../messages/en.json'
import { listVisits } from './visits'

const words = createTranslator({ locale: 'en', messages: { support }, namespace: 'support.console' })

const AT_ONCE = 500

/** Who of the platform was in which estate, as a file, as its address narrows the list. */
export async function exportVisits(ctx: OperatorCtx, query: URLSearchParams): Promise<Download> {
  const asked = visitsAsked(query)
  return operatorListFile(ctx, query, {
    list: 'visits',
    title: words('title'),
    columns: [
      [words('estate'), (visit) => visit.estate],
      [words('operator'), (visit) => visit.operatorName],
      [words('reason'), (visit) => visit.reason],
      [words('state'), (visit) => words(`states.${visit.state}`)],
      [words('write'), (visit) => (visit.mayWrite ? visit.writeGrantedBy : null)],
      [words('since'), (visit) => visit.requestedAt],
      [words('until'), (visit) => visit.endedAt ?? visit.expiresAt],
    ],
    rows: everyRow((cursor) => listVisits(ctx, { ...asked, cursor, limit: AT_ONCE })),
  })
}
