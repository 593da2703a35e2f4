// red: @typescript-eslint/consistent-type-imports
import { Site } from './types'

export const isEstate = (site: Site) => site.kind === 'estate'
