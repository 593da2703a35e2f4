import { unitEvents } from '@/modules/registry/events'

export const heard = unitEvents
