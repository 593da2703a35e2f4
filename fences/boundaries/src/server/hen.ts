// red: no-circle
import type { Rooster } from './rooster'

export type Hen = Rooster
