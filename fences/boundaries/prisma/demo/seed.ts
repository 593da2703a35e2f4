import { modules } from '@/registry/modules'

export const seeded = modules
