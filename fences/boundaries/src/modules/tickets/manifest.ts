// red: manifest-is-light
import { thing } from './service'

export const used = thing
