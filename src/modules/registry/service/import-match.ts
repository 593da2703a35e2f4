import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fold, tidy } from '@/lib/text'
import type { Ctx, TxCtx } from '@/server/context'
import type { ImportColumn, ImportColumns } from '@/server/import-kind'
import type { ImportMapping } from '../import-state'

const IGNORE = 'ignore'
const remembered = z.record(z.string(), z.string())

/** What lists with the same headings have in common, whatever their capitals and spaces. */
function signatureOf(header: readonly string[]): string {
  return createHash('sha256')
    .update(header.map((text) => fold(tidy(text))).join('\n'))
    .digest('hex')
}

function fieldOf({ field, party }: ImportColumn): string {
  if (field === null) return IGNORE
  return party ? `${party}.${field}` : field
}

/** Keeps how the columns were matched for the next list with these headings. */
export async function rememberMatch(
  tx: TxCtx,
  kind: string,
  { header, columns }: ImportMapping,
): Promise<void> {
  const data = { columns: Object.fromEntries(columns.map((one) => [one.letter, fieldOf(one)])) }
  const key = { kind, signature: signatureOf(header) }
  await tx.db.importMatch.upsert({
    where: { estateId_kind_signature: { estateId: tx.estate.id, ...key } },
    create: { ...key, ...data },
    update: data,
    select: { kind: true },
  })
}

/** Where an earlier list with these headings was matched otherwise than by their names; null where there was none. */
export async function rememberedChoice(
  ctx: Ctx,
  kind: string,
  header: readonly string[],
  byName: ImportColumns,
): Promise<Record<string, string> | null> {
  const match = await ctx.db.importMatch.findUnique({
    where: {
      estateId_kind_signature: { estateId: ctx.estate.id, kind, signature: signatureOf(header) },
    },
    select: { columns: true },
  })
  const known = remembered.safeParse(match?.columns)
  if (!known.success) return null
  return Object.fromEntries(
    byName.columns.flatMap((one) => {
      const field = known.data[one.letter]
      return field === undefined || field === fieldOf(one) ? [] : [[one.letter, field]]
    }),
  )
}
