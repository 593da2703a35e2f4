// red: screens-without-server-kit
import { thing } from '@/server/config'

export const used = thing
