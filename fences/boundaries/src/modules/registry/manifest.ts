import { unitEvents } from './events'

export const registry = { unitEvents, search: async () => (await import('./service')).moveIn }
