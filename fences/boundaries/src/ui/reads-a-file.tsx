// red: browser-code-without-node
import { thing } from 'node:fs'

export const used = thing
