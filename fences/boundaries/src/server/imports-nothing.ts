// red: resolvable
import { thing } from './nowhere'

export const used = thing
