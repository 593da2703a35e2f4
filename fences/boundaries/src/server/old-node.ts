// red: no-deprecated-core
import { thing } from 'node:punycode'

export const used = thing
