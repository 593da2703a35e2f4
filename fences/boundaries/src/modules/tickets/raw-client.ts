// red: client-in-db-only
import { thing } from '@/generated/prisma/client'

export const used = thing
