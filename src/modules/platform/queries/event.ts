import { z } from 'zod'
import { deviceOf } from '@/lib/device'
import { maskFields, maskText } from '@/lib/mask'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { notFound } from '@/server/errors'
import { requireOperator } from '@/server/operator-rights'
import { changesOf, type ShownChange } from '@/server/trail/words'
import { EVENT_COLUMNS, eventOf } from './events'

const details = z.record(z.string(), z.unknown()).catch({})
const plain = { unitWord: '', nameOf: () => undefined }

/** What an event keeps besides: what was before and after, field by field, and the rest; masked as it is read. */
export function keptOf(stored: unknown): {
  changes: ShownChange[]
  facts: { field: string; value: string }[]
} {
  const { changes, before, after, ...rest } = details.parse(stored)
  const state = before === undefined || after === undefined ? {} : { state: [before, after] }
  return {
    changes: [...changesOf(undefined, state, plain), ...changesOf(undefined, changes, plain)],
    facts: Object.entries(maskFields(rest))
      .filter(([, value]) => value !== null && value !== '')
      .map(([field, value]) => ({
        field: spoken(field),
        value: typeof value === 'string' ? value : JSON.stringify(value),
      })),
  }
}

/** `jobId`: "job id". */
const spoken = (field: string) => field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

/** One event with all that is kept of it: who, from where, in which request, under which seal. */
export async function platformEvent(ctx: OperatorCtx, id: string) {
  requireOperator(ctx, 'estates:read')
  const db = unsafeAcrossEstates('an operator opens an event of the trail')
  const rows = await db.$queryRaw<unknown[]>`SELECT ${EVENT_COLUMNS} WHERE p.id = ${id}::uuid`
  if (!rows[0]) throw notFound('event')
  const { details: kept, userAgent, reason, ...event } = eventOf(rows[0])
  const { browser, system } = deviceOf(userAgent ?? '')
  const [seals, sameRequest] = await Promise.all([
    db.$queryRaw<{ number: number; sealedAt: Date }[]>`
      SELECT number, sealed_at AS "sealedAt" FROM platform_seal
      WHERE first_at <= ${event.at} AND last_at >= ${event.at} AND ${id}::uuid = ANY(event_ids) LIMIT 1`,
    event.requestId ? db.platformEvent.count({ where: { requestId: event.requestId } }) : 1,
  ])
  return {
    ...event,
    ...keptOf(kept),
    reason: maskText(reason),
    device: [browser, system].filter((part) => part !== null),
    seal: seals[0] ?? null,
    sameRequest,
  }
}
