import { siteOf } from '@/lib/host'
import { config } from '@/server/config'

export const middleware = (host: string) => siteOf(host, config.root)
