// red: pages-without-queries
import { thing } from '@/modules/tickets/service'

export const used = thing
