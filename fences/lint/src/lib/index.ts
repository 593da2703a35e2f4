// red: house/no-barrel
export type { Site } from './types'
