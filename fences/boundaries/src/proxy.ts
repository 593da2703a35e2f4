// red: middleware-on-lib
import { thing } from '@/server/db/client'

export const used = thing
