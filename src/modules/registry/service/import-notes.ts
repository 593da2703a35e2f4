import type { TxCtx } from '@/server/context'
import type { ImportNotes, NotedRecord } from '@/server/import-kind'

/** For an import that nobody will take back: one from a terminal. */
export const NO_NOTES: ImportNotes = { made: async () => undefined, changing: async () => undefined }

/** Notes what one part of an import makes and changes. */
export function notesOf(tx: TxCtx, run: string, part: number): ImportNotes {
  const note = async (table: string, records: readonly NotedRecord[], made: boolean) => {
    if (records.length === 0) return
    await tx.db.$executeRaw`
      SELECT import_note(${run}::uuid, ${part}::int, ${table}, ${JSON.stringify(records)}::jsonb, ${made})`
  }
  return {
    made: (table, records) => note(table, records, true),
    changing: (table, records) => note(table, records, false),
  }
}

/** After a part was written: how it left the records. */
export async function closeNotes(tx: TxCtx, run: string, part: number): Promise<void> {
  await tx.db.$executeRaw`SELECT import_noted(${run}::uuid, ${part}::int)`
}
