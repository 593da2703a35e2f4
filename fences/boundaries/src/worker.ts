// red: worker-on-registry
import { thing } from '@/modules/tickets/schemas'

export const used = thing
