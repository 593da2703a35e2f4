// red: demo-on-registry
import { thing } from '@/app/page'

export const used = thing
