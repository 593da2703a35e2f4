import type { Manifest } from '@/server/module'

/** How an estate begins. */
export const founding: Manifest = { name: 'founding', grants: {}, navigation: [] }
