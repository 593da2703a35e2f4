// red: ui-on-lib
import { thing } from '@/modules/tickets/schemas'

export const used = thing
