import type { Ctx } from '@/server/context'
import type { StoredEvent } from '@/server/events'
import type { NotificationRule } from '@/server/module'
import { importFailed, importFinished, importUndone } from './events'

/** Whoever asked for the import. */
async function asker(_ctx: Ctx, event: StoredEvent): Promise<string[]> {
  const { createdById } = importFinished.payload
    .or(importFailed.payload)
    .or(importUndone.payload)
    .parse(event.payload)
  return createdById ? [createdById] : []
}

const href = (event: StoredEvent) => `/manage/import/${event.entityId}`

/** Who is told what of the registry; the words are `notifications.<kind>` in the messages. */
export const notifications: readonly NotificationRule[] = [
  {
    event: importFinished.name,
    kind: 'registry.importFinished',
    urgency: 'normal',
    recipients: asker,
    params: (event) => {
      const { fileName, created, updated } = importFinished.payload.parse(event.payload)
      const sum = (counts: Record<string, number>) =>
        Object.values(counts).reduce((total, count) => total + count, 0)
      return { fileName, created: String(sum(created)), updated: String(sum(updated)) }
    },
    href,
  },
  {
    event: importUndone.name,
    kind: 'registry.importUndone',
    urgency: 'normal',
    recipients: asker,
    params: (event) => {
      const { fileName, kept } = importUndone.payload.parse(event.payload)
      return { fileName, kept: String(kept) }
    },
    href,
  },
  {
    event: importFailed.name,
    kind: 'registry.importFailed',
    urgency: 'high',
    recipients: asker,
    params: (event) => {
      const { fileName, failure } = importFailed.payload.parse(event.payload)
      return { fileName, failure }
    },
    href,
  },
]
