// red: integrations-on-lib
import { thing } from '@/server/config'

export const used = thing
