import type { Manifest } from '@/server/module'
import type { Grants, PermissionsOf } from '@/server/permissions'
import { supportTimeUpJob } from '@/server/support/jobs'
import { supportMailJob } from './work'

const grants = {
  /** Sees who of the platform was in the estate, allows more, and shows them the door. */
  'support:manage': { administrator: 'estate' },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

/** Operators inside an estate: with a reason, for a while, seen by its administrators. */
export const support: Manifest = {
  name: 'support',
  grants,
  navigation: [],
  settings: [
    {
      section: 'account',
      label: 'nav',
      hint: 'hint',
      href: '/manage/settings/support',
      icon: 'life-buoy',
      permission: 'support:manage',
      order: 20,
    },
  ],
  consoleDownloads: {
    visits: { permission: 'support:read', load: async () => (await import('./queries/files')).exportVisits },
  },
  live: Object.fromEntries(
    ['support.entered', 'support.ended'].map((event) => [
      event,
      (actor) => actor.scopes('support:manage').size > 0,
    ]),
  ),
  notifies: ['support.entered', 'support.ended'],
  notifications: async () => (await import('./notifications')).notifications,
  jobs: [
    { job: supportTimeUpJob, load: async () => (await import('./jobs')).runTimeUp },
    { job: supportMailJob, load: async () => (await import('./jobs')).runMail },
  ],
  hears: [
    { event: 'support.entered', job: supportMailJob.name },
    { event: 'support.ended', job: supportMailJob.name },
  ],
}
