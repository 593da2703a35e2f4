import { permissions } from '../permissions'

export const provider = permissions
