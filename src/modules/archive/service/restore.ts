import type pg from 'pg'
import { z } from 'zod'
import { isEstateSlug } from '@/lib/host'
import { systemClock } from '@/server/clock'
import { accountDb, unsafeAcrossEstates, unsafeAcrossPool } from '@/server/db/client'
import { conflict } from '@/server/errors'
import { estateBySlug, foundModules } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'
import { fileStore } from '@/server/files/store'
import { ACCOUNTS, isEstateFact, type Manifest } from '../archive'
import { loadTables } from './load'
import { openArchive, refused, type OpenedArchive } from './opened'

export type Restored = {
  slug: string
  name: string
  tables: number
  rows: number
  files: number
  accounts: { linked: number; made: number }
}

/**
 * Restores an archive under a slug: into a new estate, or one in which nobody has done anything. All rows come in one
 * transaction, and none of what happened then is told again. Run again after it was killed, it begins anew.
 * @throws DomainError with the sentence why not
 */
export async function restoreEstate(file: string, slug: string): Promise<Restored> {
  if (!isEstateSlug(slug)) throw refused(`“${slug}” can’t be an estate’s address.`)
  const archive = await openArchive(file)
  try {
    const { id: estateId, isNew } = await emptyEstate(slug, archive.manifest)
    await bringFiles(archive, estateId)
    const accounts = await bringAccounts(archive)
    const loaded = await bringRows(archive, { estateId, accounts: accounts.ids }, isNew)
    const estate = await estateBySlug(slug)
    // What modules have come to begin with since the archive was made.
    if (estate) await foundModules(makeCtx({ estate, actor: systemActor('restore') }))
    return {
      slug,
      name: archive.manifest.estate.name,
      tables: archive.manifest.tables.length,
      rows: loaded,
      files: archive.manifest.files.length,
      accounts: { linked: accounts.linked, made: accounts.made },
    }
  } finally {
    archive.close()
  }
}

const facts = z.object({
  name: z.string(),
  country: z.string(),
  time_zone: z.string(),
  currency: z.string(),
  locale: z.string(),
  dialling_code: z.string(),
  unit_word: z.string(),
})

const UNDER_WAY = 'It is being restored'

/** The estate of the slug while it is empty, or a new one: not open yet, so that nobody walks into half of it. */
async function emptyEstate(slug: string, { estate }: Manifest): Promise<{ id: string; isNew: boolean }> {
  const across = unsafeAcrossEstates('an estate is restored from its archive')
  const there = await across.estate.findUnique({ where: { slug }, select: { id: true } })
  if (there) {
    const [used] = await across.$queryRaw<{ used: boolean }[]>`
      SELECT EXISTS (SELECT FROM member WHERE estate_id = ${there.id}::uuid)
        OR EXISTS (SELECT FROM event WHERE estate_id = ${there.id}::uuid) AS used`
    if (used?.used)
      throw conflict('archive.not_empty', `The estate “${slug}” is in use. Restore into another slug.`)
    return { id: there.id, isNew: false }
  }
  const told = facts.safeParse(estate.facts)
  if (!told.success) throw refused('The archive is damaged: it does not say what the estate is.')
  const { time_zone: timeZone, dialling_code: diallingCode, unit_word: unitWord, ...others } = told.data
  const data = { slug, ...others, timeZone, diallingCode, unitWord }
  const made = await across.estate.create({
    data: { ...data, status: 'suspended', suspendedReason: UNDER_WAY },
    select: { id: true },
  })
  return { id: made.id, isNew: true }
}

/** A restoring that is still at it then was killed: the sweep takes its bytes away. */
const WITHIN_MS = 24 * 3_600_000

/** Bytes before rows. Until the rows are there, they stand in the list of what is to be removed. */
async function bringFiles(archive: OpenedArchive, estateId: string): Promise<void> {
  const across = unsafeAcrossEstates('the files of a restored estate')
  const { files } = archive.manifest
  const late = new Date(systemClock.now().getTime() + WITHIN_MS)
  await across.$executeRaw`
    INSERT INTO file_removal (estate_id, file_id, removed_at)
    SELECT ${estateId}::uuid, id, ${late} FROM unnest(${files.map(({ id }) => id)}::uuid[]) id
    ON CONFLICT (estate_id, file_id) DO UPDATE SET removed_at = EXCLUDED.removed_at`
  for (const { id, path } of files)
    await fileStore().write({ estateId, fileId: id }, await archive.bytes(path))
}

type Accounts = { ids: Map<string, string>; linked: number; made: number }

/** People keep the sign-in that they have here by their address; others get one for which they choose a new password. */
async function bringAccounts(archive: OpenedArchive): Promise<Accounts> {
  const accounts: Accounts = { ids: new Map(), linked: 0, made: 0 }
  for await (const [was, address, name] of archive.rows(ACCOUNTS)) {
    if (!was || !address) continue
    const email = address.toLowerCase()
    const known = await accountDb().account.findUnique({ where: { email }, select: { id: true } })
    const account =
      known ??
      (await accountDb().account.upsert({
        where: { email },
        create: { email, name: name ?? email },
        update: {},
        select: { id: true },
      }))
    accounts.ids.set(was, account.id)
    accounts[known ? 'linked' : 'made']++
  }
  return accounts
}

/** @returns how many rows came in */
async function bringRows(
  archive: OpenedArchive,
  { estateId, accounts }: { estateId: string; accounts: Map<string, string> },
  isNew: boolean,
): Promise<number> {
  const client = await unsafeAcrossPool('an estate is restored from its archive').connect()
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL app.estate_id = '${estateId}'`)
    await client.query("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'")
    const rows = await loadTables(client, archive, {
      estateId,
      replace: new Map([[archive.manifest.estate.id, estateId], ...accounts]),
    })
    // What happened there was told there.
    await client.query('DELETE FROM event_outbox WHERE estate_id = $1', [estateId])
    await client.query(
      'DELETE FROM file_removal WHERE estate_id = $1 AND file_id IN (SELECT id FROM file WHERE estate_id = $1)',
      [estateId],
    )
    await settleEstate(client, archive.manifest, estateId, isNew)
    await client.query('COMMIT')
    return rows
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** The estate's own facts, as far as this version knows them; and its door opens. */
async function settleEstate(client: pg.PoolClient, { estate }: Manifest, estateId: string, isNew: boolean) {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = 'estate'::regclass AND attnum > 0 AND NOT attisdropped`,
  )
  const known = rows.filter(({ name }) => isEstateFact(name) && name in estate.facts)
  const sets = known.map(({ name, type }, index) => `"${name}" = $${index + 2}::text::${type}`)
  await client.query(`UPDATE estate SET ${sets.join(', ')} WHERE id = $1`, [
    estateId,
    ...known.map(({ name }) => estate.facts[name] ?? null),
  ])
  await client.query(
    `UPDATE estate SET status = 'active', suspended_reason = NULL
     WHERE id = $1 AND suspended_reason = $2`,
    [estateId, UNDER_WAY],
  )
  await client.query(
    `INSERT INTO platform_event (name, subject_type, subject_id, reason, details) VALUES ($1, 'estate', $2, $3, $4)`,
    [
      'estate.restored',
      estateId,
      `From the archive of ${estate.slug}${isNew ? '' : ', into the empty estate'}`,
      JSON.stringify({ from: estate.slug }),
    ],
  )
}
