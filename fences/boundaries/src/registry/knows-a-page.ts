// red: registry-on-modules
import { thing } from '@/app/page'

export const used = thing
