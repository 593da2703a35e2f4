// red: instrumentation-on-server
import { thing } from '@/registry/modules'

export const used = thing
