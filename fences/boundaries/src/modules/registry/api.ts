import { people } from '@/modules/identity/api'

export const units = people
