import type { Ctx, TxCtx } from './context'
import type { Permission } from './permissions'

/** A cell as a list holds it; a day where the spreadsheet itself shows one. */
export type ImportCell = string | number | boolean | { day: string } | null

/** A row as the spreadsheet numbers it, from 1. */
export type ImportRow = { row: number; cells: ImportCell[] }

export type ImportSheet = {
  header: readonly string[]
  /** Titles over several columns of the header, '' where there is none. */
  groups?: readonly string[]
  rows: readonly ImportRow[]
  from1904: boolean
}

/** One column of a list and what it was taken for; `field` null means that it is not imported. */
export type ImportColumn = {
  column: number
  /** As the spreadsheet letters it. */
  letter: string
  header: string
  field: string | null
  /** Whom of several people of a row it is about. */
  party: 'owner' | 'tenant' | 'household' | null
  turn: number
  group: number | null
  /** 0 to 1. */
  confidence: number
  reason: 'name' | 'synonym' | 'content' | 'manual' | null
}

export type ImportColumns = {
  columns: ImportColumn[]
  /** Whom the list is about when no column says so. */
  implied: ImportColumn['party']
}

export type ImportList = { sheet: ImportSheet; columns: ImportColumns }

/** What a column of a kind of list can hold. */
export type ImportField = {
  name: string
  /** What people call it, separated by commas: without accents, `no` for every way to write "number". */
  synonyms: string
  isRequired?: boolean
}

/** Something wrong with a cell: the row as the spreadsheet numbers it, the field, and words for people. */
export type ImportProblem = { row: number; column: string; message: string }

/** Imported, but worth a look. */
export type ImportFlag = { row: number; code: string; message: string }

export type ImportOutcome = {
  row: number
  action: 'create' | 'update' | 'skip' | 'error'
  /** What the row is about. */
  label: string
  /** Empty but for errors. */
  problems: ImportProblem[]
}

export type ImportCounts = Record<string, number>

/** What an import of a list would do to the estate as it stands. */
export type PlannedImport = {
  outcomes: ImportOutcome[]
  flags: ImportFlag[]
  /** By what is counted, such as `people`: in the good rows, and of these what is new and what is changed. */
  found: ImportCounts
  created: ImportCounts
  updated: ImportCounts
  /** What is to be written, in parts that stand by themselves; `lastRow` is the last row of the file that one deals with. */
  parts: { lastRow: number; work: object }[]
}

/** A record that a part of an import writes, the row that it came from, and what people call it. */
export type NotedRecord = { id: string; row: number; label: string }

/** Takes note of what a part of an import makes and changes, so that it can be taken back. */
export type ImportNotes = {
  /** After they were made. */
  made(table: string, records: readonly NotedRecord[]): Promise<void>
  /** Before they are changed. */
  changing(table: string, records: readonly NotedRecord[]): Promise<void>
}

/** A table that a kind writes to, in the order in which its records are taken back. */
export type ImportTable = {
  name: string
  /** Columns that follow from other records: never put back to what they were. */
  settled?: readonly string[]
  /** A record goes only where the one that this column names goes too. */
  follows?: { column: string; table: string }
}

/** A kind of list that can be imported: everything that the import's own machinery asks of it. */
export type ImportKind = {
  fields: readonly ImportField[]
  /** The header of the downloadable template with one example each. */
  template: readonly (readonly [header: string, example: string])[]
  /** Where synonyms alone don't tell columns apart. @throws SheetError for a choice that means nothing */
  match?: (sheet: ImportSheet, chosen: Readonly<Record<string, string>>) => ImportColumns
  /** Of which the list has no column and can't do without. */
  missing?: (columns: ImportColumns) => string[]
  /** Compares a list with the estate; changes nothing. */
  plan(ctx: Ctx, list: ImportList): Promise<PlannedImport>
  /** Writes one part; answers what was left as it was after all. */
  apply(tx: TxCtx, work: unknown, notes: ImportNotes): Promise<ImportFlag[]>
  tables: readonly ImportTable[]
  /** After records were taken back: what follows from them. */
  settle?: (tx: TxCtx, gone: readonly { table: string; before: unknown; after: unknown }[]) => Promise<void>
}

/** What a manifest says of a kind; its words are `imports.<kind>` in the module's messages. */
export type OfferedImport = {
  kind: string
  /** Held by whoever may import it, beside `registry:import`. */
  permission: Permission
  load: () => Promise<ImportKind>
}
