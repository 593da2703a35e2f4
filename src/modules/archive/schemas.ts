import { z } from 'zod'

export const archiveStatus = z.enum(['queued', 'running', 'ready', 'failed', 'expired'])
