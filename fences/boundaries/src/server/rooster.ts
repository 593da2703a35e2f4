// red: no-circle
import type { Hen } from './hen'

export type Rooster = Hen
