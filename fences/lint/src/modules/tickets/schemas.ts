// red: house/no-estate-id-input
import { z } from 'zod'

export const closeTicket = z.object({ id: z.uuid(), estateId: z.uuid() })
