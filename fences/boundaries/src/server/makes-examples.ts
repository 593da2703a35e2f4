// red: product-without-dev-packages
import { thing } from 'fast-check'

export const used = thing
