import type { Manifest } from '@/server/module'

/** One's own sign-in, sessions and password: they ask for no permission, so no role is given any. */
export const identity: Manifest = { name: 'identity', grants: {}, navigation: [] }
