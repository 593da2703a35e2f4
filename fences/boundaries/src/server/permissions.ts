import { config } from './config'

export const permissions = { 'tickets:read': config }
