// red: no-circle
import { thing } from './chicken'

export const used = thing
