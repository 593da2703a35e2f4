import { z } from 'zod'
import { defineJob } from '@/server/jobs'

/** Makes the archive that was asked for. */
export const makeArchiveJob = defineJob('archive.make', z.object({ id: z.uuid() }), 4)
