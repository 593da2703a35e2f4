import { siteOf } from '@/lib/host'

export const site = siteOf('palm-grove.localhost', 'localhost')
