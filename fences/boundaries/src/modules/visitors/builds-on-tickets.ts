// red: modules-on-foundations-only
import { thing } from '@/modules/tickets/schemas'

export const used = thing
