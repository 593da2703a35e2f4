import { createHash } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { ZipFile } from 'yazl'
import { accountDb, readEstate, type EstateReader } from '@/server/db/client'
import type { Ctx } from '@/server/context'
import { fileStore } from '@/server/files/store'
import { ACCOUNTS, FORMAT, isEstateFact, MANIFEST, pathOfFile, toCell, type Manifest } from '../archive'
import archiveWords from '../messages/en.json'
import { estateTables, type Table } from './catalogue'

/** What an archive became: how long it is, and what it must be when it arrives. */
export type Made = { size: number; sha256: string }

type Progress = { total: number; add: (steps: number) => void }

/** Writes the whole estate, as it is at this moment, into the file store under `id`; in memory is one piece at a time. */
export async function writeArchive(
  ctx: Ctx,
  id: string,
  { signal, begin }: { signal: AbortSignal; begin: (total: number) => Progress },
): Promise<Made> {
  signal.throwIfAborted()
  const store = fileStore()
  const key = { estateId: ctx.estate.id, fileId: id }
  // What a worker that was killed here left behind.
  await store.remove(key)
  return readEstate(ctx.estate.id, async (read) => {
    const meter = createHash('sha256')
    let size = 0
    const output = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        size += chunk.length
        meter.update(chunk)
        next(null, chunk)
      },
    })
    const zip = new ZipFile()
    const fail = (error: Error) => output.destroy(error)
    const abort = () => fail(new Error('the worker stops'))
    zip.on('error', fail)
    signal.addEventListener('abort', abort, { once: true })
    zip.outputStream.pipe(output)
    try {
      await addAll(ctx, read, zip, begin)
      await store.write(key, output)
    } finally {
      signal.removeEventListener('abort', abort)
    }
    return { size, sha256: meter.digest('hex') }
  })
}

/** Entries are only drawn when their turn comes, one after another. */
async function addAll(ctx: Ctx, read: EstateReader, zip: ZipFile, begin: (total: number) => Progress) {
  const tables = await estateTables(read)
  const files = await filesOf(read)
  const progress = begin((await rowsIn(read, tables)) + files.length)
  const made = new Map<string, Entry>()
  const missing: string[] = []
  const rows = new Map<string, number>()
  const add = (path: string, chunks: () => AsyncIterable<Buffer | string>) =>
    zip.addReadStreamLazy(path, (give) => give(null, Readable.from(measured(path, chunks(), made))))
  zip.addBuffer(Buffer.from(archiveWords.readMe), 'README.txt')
  for (const table of tables)
    add(pathOf(table), () =>
      csvOf(table, pieces(read, table), (count) => {
        rows.set(table.name, (rows.get(table.name) ?? 0) + count)
        progress.add(count)
      }),
    )
  let accounts = 0
  add(ACCOUNTS, () => accountsCsv(read, (count) => (accounts += count)))
  for (const file of files)
    add(pathOfFile(file.id, file.name), () => bytesOf(ctx, file.id, missing, progress))
  zip.addReadStreamLazy(MANIFEST, (give) => {
    manifestOf(ctx, read, { tables, files, made, missing, rows, accounts }).then(
      (text) => give(null, Readable.from([text])),
      (error: unknown) => give(error, Readable.from([])),
    )
  })
  zip.end()
}

type Entry = { path: string; size: number; sha256: string }

const pathOf = ({ name }: Table) => `tables/${name}.csv`

async function* measured(path: string, chunks: AsyncIterable<Buffer | string>, made: Map<string, Entry>) {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    hash.update(bytes)
    yield bytes
  }
  made.set(path, { path, size, sha256: hash.digest('hex') })
}

const quoted = (name: string) => `"${name}"`

async function rowsIn(read: EstateReader, tables: readonly Table[]): Promise<number> {
  const counts = tables.map(({ name }) => `(SELECT count(*) FROM ${quoted(name)})`)
  const [row] = await read(`SELECT ${counts.join(' + ')}`)
  return Number(row?.[0] ?? 0)
}

const LEAST = 20
const MOST = 2000
const SMALL = 256 * 1024
const LARGE = 2 * 1024 * 1024

/** The rows of a table, in pieces of some hundred kilobytes: one row may be a word, or the outcomes of an import. */
async function* pieces(read: EstateReader, table: Table): AsyncGenerator<(string | null)[][]> {
  const columns = table.columns.map(({ name }) => `${quoted(name)}::text`)
  const order = table.key.map(quoted)
  await read(
    `DECLARE piece NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${quoted(table.name)} ${order.length > 0 ? `ORDER BY ${order.join(', ')}` : ''}`,
  )
  for (let at = LEAST; ;) {
    const rows = await read(`FETCH ${at} FROM piece`)
    if (rows.length > 0) yield rows
    if (rows.length < at) break
    const size = rows.reduce((sum, row) => sum + row.reduce((all, cell) => all + (cell?.length ?? 0), 0), 0)
    if (size < SMALL) at = Math.min(at * 2, MOST)
    else if (size > LARGE) at = Math.max(Math.floor(at / 4), 1)
  }
  await read('CLOSE piece')
}

/** Empty is quoted, nothing is not: so a text without a letter comes back as one. */
const CSV = { quoted_string: true, record_delimiter: 'windows' } as const

async function* csvOf(
  { columns }: Pick<Table, 'columns'>,
  rows: AsyncIterable<(string | null)[][]>,
  count: (rows: number) => void,
): AsyncGenerator<string> {
  yield stringify([columns.map(({ name }) => name)], { ...CSV, bom: true })
  for await (const piece of rows) {
    yield stringify(
      piece.map((row) => row.map((cell, index) => toCell(cell, columns[index]?.type ?? 'text'))),
      CSV,
    )
    count(piece.length)
  }
}

const ACCOUNTS_AT_ONCE = 1000

/** Whose sign-ins the members are, by address and name: nothing that anybody could sign in with. */
async function* accountsCsv(read: EstateReader, count: (rows: number) => void) {
  const members = await read('SELECT account_id::text FROM member WHERE account_id IS NOT NULL ORDER BY 1')
  const ids = members.flatMap(([id]) => id ?? [])
  const columns = ['id', 'email', 'name'].map((name) => ({
    name,
    type: 'text',
    nullable: false,
    filled: false,
  }))
  const found = async function* () {
    for (let from = 0; from < ids.length; from += ACCOUNTS_AT_ONCE) {
      const accounts = await accountDb().account.findMany({
        where: { id: { in: ids.slice(from, from + ACCOUNTS_AT_ONCE) } },
        orderBy: { id: 'asc' },
        select: { id: true, email: true, name: true },
      })
      yield accounts.map(({ id, email, name }) => [id, email, name])
    }
  }
  yield* csvOf({ columns }, found(), count)
}

type FileRow = { id: string; name: string }

async function filesOf(read: EstateReader): Promise<FileRow[]> {
  const rows = await read('SELECT id::text, name FROM file ORDER BY id')
  return rows.flatMap(([id, name]) => (id ? [{ id, name: name ?? '' }] : []))
}

async function* bytesOf(ctx: Ctx, fileId: string, missing: string[], progress: Progress) {
  const stream = await fileStore().read({ estateId: ctx.estate.id, fileId })
  if (!stream) missing.push(fileId)
  else
    for await (const chunk of stream) {
      const bytes: unknown = chunk
      if (bytes instanceof Uint8Array) yield Buffer.from(bytes)
    }
  progress.add(1)
}

type Written = {
  tables: readonly Table[]
  files: readonly FileRow[]
  made: ReadonlyMap<string, Entry>
  missing: string[]
  rows: ReadonlyMap<string, number>
  accounts: number
}

async function manifestOf(ctx: Ctx, read: EstateReader, written: Written): Promise<string> {
  const entry = (path: string): Entry => {
    const found = written.made.get(path)
    if (!found) throw new Error(`${path} was not written`)
    return found
  }
  const whole: Manifest = {
    product: 'gatehouse',
    format: FORMAT,
    madeAt: ctx.clock.now().toISOString(),
    estate: {
      id: ctx.estate.id,
      slug: ctx.estate.slug,
      name: ctx.estate.name,
      facts: await estateFacts(read),
    },
    tables: written.tables.map((table) => ({
      ...entry(pathOf(table)),
      name: table.name,
      columns: table.columns.map(({ name }) => name),
      rows: written.rows.get(table.name) ?? 0,
    })),
    accounts: { ...entry(ACCOUNTS), rows: written.accounts },
    files: written.files
      .filter(({ id }) => !written.missing.includes(id))
      .map(({ id, name }) => ({ id, ...entry(pathOfFile(id, name)) })),
    missing: written.missing,
  }
  return JSON.stringify(whole, null, 1)
}

async function estateFacts(read: EstateReader): Promise<Record<string, string | null>> {
  const [names] = await read(
    `SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute
     WHERE attrelid = 'estate'::regclass AND attnum > 0 AND NOT attisdropped`,
  )
  const columns = (names?.[0] ?? '').split(',').filter(isEstateFact)
  const [facts] = await read(
    `SELECT ${columns.map((name) => `${quoted(name)}::text`).join(', ')} FROM estate`,
  )
  return Object.fromEntries(columns.map((name, index) => [name, facts?.[index] ?? null]))
}
