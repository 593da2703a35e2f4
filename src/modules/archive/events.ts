import { z } from 'zod'
import { defineEvent } from '@/server/events'

/** Everything that the estate knows left it, or was made ready to: all of it stands in the audit trail. */
const byWhom = z.object({ askedById: z.uuid().nullable() })

export const archiveAsked = defineEvent('archive.asked', 'archive', byWhom)
export const archiveReady = defineEvent('archive.ready', 'archive', byWhom.extend({ size: z.number() }))
export const archiveFailed = defineEvent('archive.failed', 'archive', byWhom)
export const archiveFetched = defineEvent('archive.fetched', 'archive', byWhom)

export const ARCHIVE_EVENTS = [archiveAsked, archiveReady, archiveFailed, archiveFetched] as const
