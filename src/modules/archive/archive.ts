import { z } from 'zod'
import { exportSafe, importSafe } from '@/lib/csv'

/** What this program writes and reads; a change that older programs can't read counts it up. */
export const FORMAT = 1

/** How long a finished archive can be fetched. */
export const KEPT_HOURS = 24

/** A worker says at least this often that it is at it; who hasn't is not coming back. */
export const GIVEN_UP_AFTER_MS = 15 * 60_000

export const MANIFEST = 'manifest.json'
export const ACCOUNTS = 'accounts.csv'

/** Tables that stay, with the reason; every other table of an estate is in the archive without being named anywhere. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  event_outbox: 'what is still to be told would be told twice',
  event_seal: 'a seal says what this database has kept; where it is restored, the trail is sealed anew',
  event_unsealed: 'what is still to be sealed: the restored events are, by themselves',
  file_removal: 'bytes that are on their way out',
  estate_archive: 'an archive in an archive has no end',
  subscription:
    'the provider’s customer belongs to the estate that it was made for: a copy would pay, and end, with it',
  subscription_offer: 'what this platform offered',
  subscription_invoice: 'the provider keeps the invoices',
  subscription_notice: 'what administrators were told of terms that stay here',
  message_count: 'what was used of a plan that stays here',
  estate_figures: 'what this platform counted of the estate; where it is restored, counting begins anew',
  support_access: 'visits by operators of this platform; the trail tells of them',
  support_window: 'when operators of this platform may change things',
  notice_put_away: 'notices of this platform',
}

/** Facts of the estate that stay: which address it has, and what it has to do with this platform. */
const STAYS =
  /^(id|slug|status|features|created_at|updated_at|(trial|suspended|past_due|closed|paid|stripe|plan|subscription|billing)\w*)$/

export function isEstateFact(column: string): boolean {
  return !STAYS.test(column)
}

const count = z.number().int().min(0)
const column = z.string().regex(/^[a-z][a-z0-9_]*$/)
const entry = z.object({ path: z.string().max(400), size: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) })

export const manifest = z.object({
  product: z.literal('gatehouse'),
  format: z.number().int(),
  madeAt: z.string(),
  estate: z.object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    facts: z.record(column, z.string().nullable()),
  }),
  tables: z.array(entry.extend({ name: column, columns: z.array(column).min(1), rows: count })).max(1000),
  accounts: entry.extend({ rows: count }),
  files: z.array(entry.extend({ id: z.uuid() })),
  /** Files whose bytes the store did not have. */
  missing: z.array(z.uuid()),
})
export type Manifest = z.infer<typeof manifest>

/** Where a file's bytes are in the archive; its name is for people, its id is what counts. */
export function pathOfFile(id: string, name: string): string {
  return `files/${id}-${name.replace(/[^\p{L}\p{N} ._()-]/gu, '_').slice(0, 120)}`
}

/** Numbers stay as they are: a spreadsheet counts with them. Any other cell is kept from being run as a formula. */
function isNumeric(type: string): boolean {
  return /^(smallint|integer|bigint|numeric|real|double precision)/.test(type)
}

export function toCell(text: string | null, type: string): string | null {
  return text === null || isNumeric(type) ? text : exportSafe(text)
}

export function fromCell(cell: string | null, type: string): string | null {
  return cell === null || isNumeric(type) ? cell : importSafe(cell)
}
