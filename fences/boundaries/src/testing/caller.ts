import { modules } from '@/registry/modules'

export const caller = modules
