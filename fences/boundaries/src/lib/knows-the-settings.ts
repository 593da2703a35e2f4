// red: lib-stands-alone
import { thing } from '@/server/config'

export const used = thing
