import type { Manifest } from '@/server/module'
import type { Grants, PermissionsOf } from '@/server/permissions'

const grants = {
  'setup:manage': { administrator: 'estate' },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

/** How an estate begins: at the front, and with the first steps inside. */
export const founding: Manifest = {
  name: 'founding',
  grants,
  navigation: [],
  // What the estate is called stands on everybody's screen.
  live: { 'estate.edited': () => true },
  constraints: {
    estate_slug_key: {
      code: 'founding.slug_taken',
      message: 'Another estate has this address. Choose one that is free.',
      field: 'slug',
    },
  },
}
