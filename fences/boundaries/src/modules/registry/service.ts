import { units } from './api'

export const moveIn = units
