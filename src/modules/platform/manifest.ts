import type { Manifest } from '@/server/module'

/** What operators do across estates. It grants members nothing: rights of operators are a table of their own. */
export const platform: Manifest = { name: 'platform', grants: {}, navigation: [] }
