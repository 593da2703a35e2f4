// red: no-circle
import { thing } from './egg'

export const used = thing
