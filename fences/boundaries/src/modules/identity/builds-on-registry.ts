// red: identity-keeps-its-place
import { thing } from '@/modules/registry/events'

export const used = thing
