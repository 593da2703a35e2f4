// red: registry-keeps-its-place
import { thing } from '@/modules/tickets/schemas'

export const used = thing
