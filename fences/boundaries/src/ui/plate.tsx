import { siteOf } from '@/lib/host'

export const plate = siteOf
