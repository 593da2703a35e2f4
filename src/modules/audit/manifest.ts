import type { Manifest } from '@/server/module'
import type { Grants, PermissionsOf } from '@/server/permissions'

const grants = {
  /** The administrator reads all of it; finance what was assigned to them: the events of the finance areas. */
  'audit:read': { administrator: 'estate', finance: 'assigned' },
  /** The seals are over all of it. */
  'audit:verify': { administrator: 'estate' },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

export const audit: Manifest = {
  name: 'audit',
  grants,
  navigation: [
    {
      shell: 'staff',
      group: 'insight',
      label: 'nav.audit',
      href: '/manage/audit',
      icon: 'scroll-text',
      permission: 'audit:read',
      order: 90,
    },
  ],
  // Its own job removes them, seal by seal.
  keeps: [
    {
      name: 'events',
      usual: 730,
      least: 365,
      leastBecause: 'Who did what has to be answerable for at least a year.',
    },
  ],
  downloads: {
    trail: { permission: 'audit:read', load: async () => (await import('./queries/file')).exportTrail },
  },
  demo: async () => (await import('./demo')).demo,
}
