import { deviceOf } from '@/lib/device'
import type { Ctx } from '@/server/context'
import { everyRow, listFile } from '@/server/list-file'
import type { Download } from '@/server/module'
import { changesOf, idsIn, trailWords, type TrailWords } from '@/server/trail/words'
import messages from '../messages/en.json'
import type { ListTrail } from '../schemas'
import { trailFilterOf } from '../trail-filter'
import { namesOfIds } from './records'
import { linesOf, trailRows } from './trail'

const AT_ONCE = 500

/** The trail as a file, with the filter of the list: masked as it is on screen. */
export async function exportTrail(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  const words = await trailWords(ctx.estate.kind)
  const filter = trailFilterOf(query)
  const { file, title } = messages
  return listFile(ctx, query, {
    list: 'audit trail',
    title,
    rows: everyRow((cursor) => page(ctx, words, { ...filter, cursor, limit: AT_ONCE })),
    columns: [
      [file.at, ({ at }) => at],
      [file.who, ({ who }) => who.name],
      [file.onBehalf, ({ onBehalfOf }) => onBehalfOf],
      [file.area, ({ area }) => area],
      [file.what, ({ sentence }) => sentence],
      [file.record, ({ record }) => record?.label],
      [file.changes, ({ changes }) => changes],
      [file.ip, ({ ip }) => ip],
      [file.device, ({ device }) => device],
      [file.request, ({ requestId }) => requestId],
    ],
  })
}

async function page(ctx: Ctx, words: TrailWords, input: ListTrail) {
  const { rows, nextCursor } = await trailRows(ctx, words, input)
  const names = await namesOfIds(
    ctx,
    rows.flatMap(({ changes }) => idsIn(changes)),
  )
  const lines = await linesOf(ctx, words, rows)
  const items = rows.flatMap((row, index) => {
    const line = lines[index]
    if (!line) return []
    const changes = changesOf(words.areaOf(row.name), row.changes, {
      unitWord: ctx.estate.unitWord,
      nameOf: (id) => names.get(id),
    })
    return {
      ...line,
      changes: changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('; '),
      device: deviceWords(row.userAgent),
      requestId: row.requestId,
    }
  })
  return { items, nextCursor }
}

function deviceWords(userAgent: string | null): string {
  const { browser, system } = deviceOf(userAgent ?? '')
  return [browser, system].filter(Boolean).join(', ')
}
