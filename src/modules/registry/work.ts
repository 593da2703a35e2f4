import { z } from 'zod'
import { defineJob } from '@/server/jobs'

/** Brings the rows of an import in. */
export const importJob = defineJob('registry.import', z.object({ id: z.uuid() }))

/** Takes an import back as a whole. */
export const undoJob = defineJob('registry.undo', z.object({ id: z.uuid() }))

/** Lets go of what an import could have been taken back with. */
export const forgetJob = defineJob('registry.forgetImport', z.object({ id: z.uuid() }))

/** Settles what begins or ends on a day, once that day has come. */
export const settleJob = defineJob('registry.settle', z.object({ day: z.iso.date() }))
