// red: browser-code-without-server-packages
import { thing } from 'pg'

export const used = thing
