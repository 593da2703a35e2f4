import { createHash } from 'node:crypto'
import type { TxCtx } from '@/server/context'
import { conflict } from '@/server/errors'
import type { DefinedEvent } from '@/server/events'

/** A mark that differs when any of the values does. */
export function markOf(values: object): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22)
}

/**
 * Keeps somebody from saving over settings that they have not seen.
 * @throws DomainError RESOURCE_CONFLICT; its details say by whom (`by`) and when (`at`) as far as the trail tells, and of
 * which state (`asOf`) it would have to be saved over
 */
export async function requireUnchanged(
  tx: TxCtx,
  changed: DefinedEvent<object>,
  { seen, now }: { seen: string; now: string },
): Promise<void> {
  if (seen === now) return
  const event = await tx.db.event.findFirst({
    where: { entity: changed.entity, name: changed.name },
    orderBy: { id: 'desc' },
    select: { actorName: true, at: true },
  })
  throw conflict(
    'settings.changed_meanwhile',
    `${event ? `${event.actorName} has changed this` : 'This has been changed'} since you opened it. Have a look before you save.`,
    { by: event?.actorName ?? null, at: event?.at.toISOString() ?? null, asOf: now },
  )
}

/** Locks the estate's row until the transaction ends: of two who save settings at once the second waits for the first. */
export async function lockEstate(tx: TxCtx): Promise<void> {
  await tx.db.$queryRaw`SELECT id FROM estate WHERE id = ${tx.estate.id}::uuid FOR NO KEY UPDATE`
}
