import { siteOf } from '@/lib/host'

export const send = siteOf
