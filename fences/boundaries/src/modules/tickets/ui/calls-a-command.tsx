// red: screens-without-server-rooms
import { thing } from '../service'

export const used = thing
