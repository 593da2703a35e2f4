// red: modules-by-the-front-door
import { thing } from '@/modules/registry/service'

export const used = thing
