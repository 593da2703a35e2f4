import { createTranslator } from 'next-intl'
import type { OperatorCtx } from '@/server/context'
import { everyRow, operatorListFile } from '@/server/list-file'
import type { Download } from '@/server/module'
import { requireOperator } from '@/server/operator-rights'
import { noticesAsked } from '../list-filter'
import notices from '../messages/en.json'
import { listNotices } from './notices'

const words = createTranslator({ locale: 'en', messages: { notices }, namespace: 'notices' })

const AT_ONCE = 100

/** The list of notices as a file, as its address narrows it. */
export async function exportNotices(ctx: OperatorCtx, query: URLSearchParams): Promise<Download> {
  requireOperator(ctx, 'notices:read')
  const asked = noticesAsked(query)
  return operatorListFile(ctx, query, {
    list: 'notices',
    title: words('title'),
    columns: [
      [words('list.title'), (notice) => notice.title],
      [words('list.kind'), (notice) => words(`kind.${notice.kind}`)],
      [words('list.stage'), (notice) => words(`stage.${notice.stage}`)],
      [words('list.from'), (notice) => notice.shownFrom],
      [words('list.until'), (notice) => notice.endedAt ?? notice.shownUntil],
      [words('facts.starts'), (notice) => notice.startsAt],
      [words('facts.ends'), (notice) => notice.endsAt],
      [words('list.reach'), (notice) => words(`reach.${notice.reach}`)],
      [words('list.audience'), (notice) => words(`audience.${notice.audience}`)],
      [words('form.body'), (notice) => notice.body],
      [words('list.writtenBy'), (notice) => notice.writtenBy],
    ],
    rows: everyRow((cursor) => listNotices(ctx, { ...asked, cursor, limit: AT_ONCE })),
  })
}
