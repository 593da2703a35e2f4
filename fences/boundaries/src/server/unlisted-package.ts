// red: listed-packages
import { thing } from 'globals'

export const used = thing
