import type { Manifest } from '@/server/module'
import type { Grants, PermissionsOf } from '@/server/permissions'

const grants = {
  /** Choosing a plan, paying, and seeing what was paid. */
  'subscription:manage': { administrator: 'estate' },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

/** Plans, what an estate pays, and what becomes of one that doesn't. */
export const subscription: Manifest = { name: 'subscription', grants, navigation: [] }
