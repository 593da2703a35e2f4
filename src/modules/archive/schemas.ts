import { z } from 'zod'

export const archiveStatus = z.enum(['queued', 'running', 'ready', 'failed', 'expired'])

/** The password again: the archive holds all that the estate knows of everybody. */
export const askArchive = z.object({ password: z.string().min(1, 'Type your password.').max(200) })
export type AskArchive = z.infer<typeof askArchive>
