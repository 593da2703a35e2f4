import type { MemberActor } from '@/server/context'
import type { Manifest } from '@/server/module'
import type { Grants, PermissionsOf } from '@/server/permissions'
import { ARCHIVE_EVENTS } from './events'
import { makeArchiveJob } from './work'

const grants = {
  'estate:export': { administrator: 'estate' },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

const mayExport = (actor: MemberActor) => actor.scopes('estate:export').has('estate')

/** The whole estate as a file, and back: what its administrators may always take with them. */
export const archive: Manifest = {
  name: 'archive',
  grants,
  navigation: [
    {
      shell: 'staff',
      group: 'settings',
      label: 'nav.archive',
      href: '/manage/archive',
      icon: 'file-text',
      permission: 'estate:export',
      scopes: ['estate'],
      order: 90,
    },
  ],
  live: Object.fromEntries(ARCHIVE_EVENTS.map(({ name }) => [name, mayExport])),
  jobs: [{ job: makeArchiveJob, load: async () => (await import('./jobs')).runMakeArchive }],
  downloads: {
    file: {
      permission: 'estate:export',
      whileShut: true,
      sensitive: true,
      load: async () => (await import('./queries')).fetchArchive,
    },
  },
  constraints: {
    estate_archive_one_under_way: {
      code: 'archive.under_way',
      message: 'An archive is being made already. It will be here in a moment.',
    },
  },
}
