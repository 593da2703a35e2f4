import { execFile } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createWriteStream, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import type { QueryResultRow } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { z } from 'zod'
import type { EstateInfo } from '@/server/context'
import { estateBySlug } from '@/server/estates'
import { fileStore } from '@/server/files/store'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { acrossEstates, asOwner } from '@/testing/owner'
import { wholeEstate, type WholeEstate } from '@/testing/whole-estate'
import { LEFT_OUT } from './archive'
import { PLATFORM_TABLES } from '@/server/db/fences'
import { databaseEnv } from '../../../scripts/db/roles.mjs'
import { cloneDatabase, dropDatabase } from '../../../scripts/test/database.mjs'
import { restoreEstate } from './service/restore'
import { runArchive } from './service/run'

const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-restore-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const newSlug = () => `r-${randomUUID().slice(0, 12)}`.replace(/-+$/, '')
const inFolder = () => path.join(folder, `${randomUUID()}.zip`)

async function archiveOf(estate: EstateInfo): Promise<string> {
  const { db } = ctxFor(estate)
  await db.estateArchive.updateMany({ data: { status: 'failed' } })
  const { id } = await db.estateArchive.create({ data: {}, select: { id: true } })
  await runArchive(ctxFor(estate), id, new AbortController().signal)
  const stream = await fileStore().read({ estateId: estate.id, fileId: id })
  if (!stream) throw new Error('no archive was made')
  const file = inFolder()
  await pipeline(stream, createWriteStream(file))
  return file
}

/** The archive with some of its files changed, added, or (null) left out. */
async function changed(file: string, changes: Record<string, string | null>): Promise<string> {
  const zip = await openPromise(file)
  const made = new ZipFile()
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry))
    if (!(entry.fileName in changes)) made.addBuffer(bytes, entry.fileName)
  }
  for (const [name, text] of Object.entries(changes))
    if (text !== null) made.addBuffer(Buffer.from(text), name)
  made.end()
  const to = inFolder()
  writeFileSync(to, await buffer(made.outputStream))
  return to
}

async function textIn(file: string, name: string): Promise<string> {
  const zip = await openPromise(file)
  for await (const entry of zip.eachEntry())
    if (entry.fileName === name) return (await buffer(await zip.openReadStreamPromise(entry))).toString()
  throw new Error(`no ${name}`)
}

const tables = (
  await asOwner<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
)
  .map(({ name }) => name)
  .filter((name) => !(name in PLATFORM_TABLES) && !(name in LEFT_OUT))

/** Every row of a table without its estate, whose own id is called `estate`. */
async function rowsOf(table: string, estateId: string, at: Date, ask = acrossEstates): Promise<string[]> {
  const rows = await ask<{ row: string }>(
    `SELECT replace((to_jsonb(t) - 'estate_id')::text, $1::text, 'estate') AS row FROM ${table} t
     WHERE estate_id = $1::uuid ${table === 'event' ? 'AND at <= $2' : 'AND $2::timestamptz IS NOT NULL'} ORDER BY 1`,
    [estateId, at],
  )
  return rows.map(({ row }) => row)
}

let whole: WholeEstate
let file: string
let made: Date

beforeAll(async () => {
  whole = await wholeEstate(77)
  const { db } = ctxFor(whole.estate)
  // What is hard to carry: formulas, empty and missing text, quotes, line ends, a file with bytes.
  const [first, second] = await db.member.findMany({ take: 2, orderBy: { id: 'asc' }, select: { id: true } })
  await db.member.updateMany({
    where: { id: first?.id },
    data: { note: '=1+1\r\n"quoted", \'=and marked', phone: '+27821234567', otherPhones: ['+1', 'a,"b"'] },
  })
  await db.member.updateMany({ where: { id: second?.id }, data: { note: '' } })
  const { id } = await db.file.create({
    data: { name: 'plan.pdf', mime: 'application/pdf', size: 4, sha256: '0'.repeat(64) },
    select: { id: true },
  })
  await fileStore().write({ estateId: whole.estate.id, fileId: id }, Buffer.from('plan'))
  made = new Date()
  file = await archiveOf(whole.estate)
}, 60_000)

describe('an estate restored from its archive', () => {
  it('has every row of every table, its files and facts, and tells nobody of what happened then', async () => {
    const slug = newSlug()
    const done = await restoreEstate(file, slug)
    expect(done).toMatchObject({ slug, name: whole.estate.name, accounts: { made: 0 } })
    const estate = await estateBySlug(slug)
    if (!estate) throw new Error('no estate')
    const { id, ...facts } = estate
    expect(facts).toEqual({ ...whole.estate, id: undefined, slug, status: 'active' })
    for (const table of tables) {
      const [was, is] = [await rowsOf(table, whole.estate.id, made), await rowsOf(table, id, made)]
      expect(was.length).toBeGreaterThan(0)
      expect([table, is]).toEqual([table, was])
    }
    const [{ waiting } = { waiting: -1 }] = await acrossEstates<{ waiting: number }>(
      'SELECT (SELECT count(*)::int FROM event_outbox WHERE estate_id = $1) + (SELECT count(*)::int FROM file_removal WHERE estate_id = $1) AS waiting',
      [id],
    )
    expect(waiting).toBe(0)
    const plan = await ctxFor(estate).db.file.findFirstOrThrow({
      where: { name: 'plan.pdf' },
      select: { id: true },
    })
    const bytes = await fileStore().read({ estateId: id, fileId: plan.id })
    expect(bytes && (await buffer(bytes)).toString()).toBe('plan')
    const [next] = await acrossEstates<{ name: string }>(
      `SELECT name FROM platform_event WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`,
      [id],
    )
    expect(next?.name).toBe('estate.restored')
  }, 60_000)

  it('goes on counting where it was, and its archive can be restored once more', async () => {
    const slug = newSlug()
    await restoreEstate(file, slug)
    const estate = await estateBySlug(slug)
    if (!estate) throw new Error('no estate')
    const again = newSlug()
    expect((await restoreEstate(await archiveOf(estate), again)).rows).toBeGreaterThan(0)
    const number = (of: EstateInfo) => ctxFor(of).tx((tx) => tx.number('MNT'))
    const twin = await estateBySlug(again)
    expect(twin && (await number(twin))).toBe(await number(estate))
  }, 60_000)

  it('gives people without an account here one, for which they choose a password', async () => {
    const accounts = await textIn(file, 'accounts.csv')
    const email = accounts.split('\r\n')[1]?.split('","')[1] ?? ''
    await acrossEstates('UPDATE account SET email = $2 WHERE email = $1', [
      email,
      `${randomUUID()}@example.com`,
    ])
    const slug = newSlug()
    expect((await restoreEstate(file, slug)).accounts.made).toBe(1)
    const [row] = await acrossEstates<{ password_hash: string | null; members: number }>(
      `SELECT password_hash, (SELECT count(*)::int FROM member m JOIN estate e ON e.id = m.estate_id
         WHERE m.account_id = a.id AND e.slug = $2) AS members FROM account a WHERE email = $1`,
      [email, slug],
    )
    expect(row).toEqual({ password_hash: null, members: 1 })
  }, 60_000)
})

/** Another installation: an empty database and a folder for files, with secrets of its own, and its terminal. */
async function newInstallation() {
  const url = await cloneDatabase(z.string().parse(process.env.DATABASE_URL))
  onTestFinished(() => dropDatabase(url))
  const own = databaseEnv(url)
  const env = {
    ...{ ...process.env, ...own, DATA_DIR: path.join(folder, randomUUID()) },
    AUTH_SECRET: randomUUID(),
    SECRET_KEYS: `there:${randomBytes(32).toString('base64url')}`,
  }
  return {
    filesIn: path.join(env.DATA_DIR, 'files'),
    ask: <Row extends QueryResultRow>(text: string, values: unknown[] = []) =>
      acrossEstates<Row>(text, values, own.ACROSS_DATABASE_URL),
    terminal: async (...args: string[]): Promise<unknown> => {
      const command = ['--import', 'tsx', 'scripts/estate.ts', ...args, '--json']
      const { stdout } = await promisify(execFile)(process.execPath, command, { env })
      return JSON.parse(stdout)
    },
  }
}

describe('in an installation that never had it', () => {
  it('an estate comes back whole, with its files, and its people choose their passwords', async () => {
    const { ask, terminal, filesIn } = await newInstallation()
    const slug = newSlug()
    const done = await terminal('restore', '--file', file, '--slug', slug)
    const people = (await textIn(file, 'accounts.csv')).trim().split('\r\n').length - 1
    expect(done).toMatchObject({ slug, accounts: { linked: 0, made: people } })
    const [estate] = await ask<{ id: string; status: string }>('SELECT id, status FROM estate')
    expect(estate?.status).toBe('active')
    const id = estate?.id ?? ''
    const accounts = await ask<{ was: string; is: string }>('SELECT id AS is, email AS was FROM account')
    expect(accounts).toHaveLength(people)
    for (const table of tables) {
      const [was, is] = [await rowsOf(table, whole.estate.id, made), await rowsOf(table, id, made, ask)]
      expect([table, is.length]).toEqual([table, was.length])
      // A member's account is another row there.
      if (table !== 'member') expect([table, is]).toEqual([table, was])
    }
    const files = globSync(`${filesIn}/**`, { withFileTypes: true }).filter((entry) => entry.isFile())
    const bytes = files.map(({ parentPath, name }) => readFileSync(path.join(parentPath, name), 'utf8'))
    expect(bytes).toContain('plan')
  }, 60_000)
})

describe('an archive that can’t be restored', () => {
  const none = async (slug: string) => {
    const [row] = await acrossEstates<{ members: number }>(
      'SELECT count(*)::int AS members FROM member m JOIN estate e ON e.id = m.estate_id WHERE e.slug = $1',
      [slug],
    )
    return row?.members
  }

  it('is refused in a sentence, before anything is begun', async () => {
    const manifest = await textIn(file, 'manifest.json')
    const members = await textIn(file, 'tables/member.csv')
    const whole = readFileSync(file)
    const cut = inFolder()
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length / 2)))
    const text = inFolder()
    writeFileSync(text, 'no archive at all')
    const flipped = inFolder()
    const bytes = Buffer.from(whole)
    const at = bytes.indexOf('tables/occupancy.csv') + 200
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    writeFileSync(flipped, bytes)
    const refusals: [string, string][] = [
      [text, 'no ZIP archive'],
      [cut, 'no ZIP archive'],
      [flipped, 'damaged'],
      [
        await changed(file, { 'tables/member.csv': members.replace('active', 'suspended') }),
        'member.csv is not what it was',
      ],
      [await changed(file, { 'tables/unit.csv': null }), 'tables/unit.csv is missing'],
      [await changed(file, { 'manifest.json': null }), 'no export of an estate'],
      [await changed(file, { 'manifest.json': '{"product":"other"}' }), 'no export of an estate'],
      [
        await changed(file, { 'manifest.json': manifest.replace('"format": 1', '"format": 2') }),
        'newer version',
      ],
      [
        await changed(file, { 'manifest.json': manifest.replace('"name": "unit"', '"name": "spaceship"') }),
        'another version',
      ],
      [await changed(file, { 'bomb.bin': '0'.repeat(100_000_000) }), 'far more'],
    ]
    for (const [broken, words] of refusals) {
      const slug = newSlug()
      await expect(restoreEstate(broken, slug)).rejects.toThrow(words)
      expect(await none(slug)).toBe(0)
    }
  }, 120_000)

  it('never goes over an estate that somebody uses, nor under a reserved address', async () => {
    const used = await makeEstate()
    await makeMember(used, { name: 'Somebody' })
    await expect(restoreEstate(file, used.slug)).rejects.toThrow('is in use')
    await expect(restoreEstate(file, 'console')).rejects.toThrow('can’t be an estate’s address')
    expect(await none(used.slug)).toBe(1)
  })

  it('leaves an estate shut where it fails half-way, and comes in when it is tried again', async () => {
    const slug = newSlug()
    const rows = await textIn(file, 'tables/ticket.csv')
    const manifest = await textIn(file, 'manifest.json')
    // Sealed as it should be, with a row that the database refuses.
    const bad = rows.replace(/"(submitted|closed|assigned|acknowledged|in_progress|resolved)"/, '"nonsense"')
    const seal = (text: string) => createHash('sha256').update(text).digest('hex')
    const forged = manifest
      .replace(seal(rows), seal(bad))
      .replace(`"size": ${Buffer.byteLength(rows)}`, `"size": ${Buffer.byteLength(bad)}`)
    const broken = await changed(file, { 'tables/ticket.csv': bad, 'manifest.json': forged })
    await expect(restoreEstate(broken, slug)).rejects.toThrow()
    expect(await none(slug)).toBe(0)
    expect(await estateBySlug(slug)).toMatchObject({ status: 'suspended' })
    await restoreEstate(file, slug)
    expect(await none(slug)).toBeGreaterThan(0)
    expect(await estateBySlug(slug)).toMatchObject({ status: 'active' })
  }, 60_000)
})
