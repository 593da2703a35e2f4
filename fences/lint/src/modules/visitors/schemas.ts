import { z } from 'zod'

export const revokePass = z.object({ id: z.uuid() })
