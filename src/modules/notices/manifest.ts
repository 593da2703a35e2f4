import type { Manifest } from '@/server/module'

/** What the platform tells the people of estates on their pages. Members hold no right of it: they read, and put it away. */
export const notices: Manifest = {
  name: 'notices',
  grants: {},
  navigation: [],
  consoleDownloads: {
    notices: {
      permission: 'notices:read',
      load: async () => (await import('./queries/file')).exportNotices,
    },
  },
}
