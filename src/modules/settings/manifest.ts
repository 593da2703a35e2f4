import type { Manifest } from '@/server/module'
import type { Grants, PermissionsOf } from '@/server/permissions'
import { SETTINGS_EVENTS } from './events'
import { expiryJob } from './work'

const grants = {
  /** Comes into the settings; which of their pages are there, the rights below decide. */
  'settings:read': {
    administrator: 'estate',
    finance: 'estate',
    facility: 'estate',
    communications: 'estate',
  },
  /** Name, place, contact, region and look of the estate. */
  'settings:estate': { administrator: 'estate' },
  /** Which parts of the product the estate uses. */
  'settings:modules': { administrator: 'estate' },
  /** When the estate works. */
  'settings:hours': { administrator: 'estate', facility: 'estate' },
  /** What it says in its own words. */
  'settings:texts': { administrator: 'estate', communications: 'estate' },
  /** For how long it keeps what it has. */
  'settings:retention': { administrator: 'estate' },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

/** How the estate calls, paints and equips itself stands on everybody's screen. */
const isForEverybody = () => true

export const settings: Manifest = {
  name: 'settings',
  grants,
  navigation: [
    {
      shell: 'staff',
      group: 'settings',
      label: 'nav.settings',
      href: '/manage/settings',
      icon: 'settings',
      permission: 'settings:read',
      order: 10,
    },
  ],
  settings: [
    {
      section: 'estate',
      label: 'general.title',
      hint: 'general.hint',
      href: '/manage/settings/general',
      icon: 'house',
      permission: 'settings:estate',
      order: 10,
    },
    {
      section: 'estate',
      label: 'look.title',
      hint: 'look.hint',
      href: '/manage/settings/look',
      icon: 'palette',
      permission: 'settings:estate',
      order: 20,
    },
    {
      section: 'work',
      label: 'modules.title',
      hint: 'modules.hint',
      href: '/manage/settings/modules',
      icon: 'blocks',
      permission: 'settings:modules',
      order: 10,
    },
    {
      section: 'work',
      label: 'hours.title',
      hint: 'hours.hint',
      href: '/manage/settings/hours',
      icon: 'calendar-clock',
      permission: 'settings:hours',
      order: 20,
    },
    {
      section: 'estate',
      label: 'texts.title',
      hint: 'texts.hint',
      href: '/manage/settings/texts',
      icon: 'message-square-text',
      permission: 'settings:texts',
      feature: 'texts',
      order: 30,
    },
    {
      section: 'data',
      label: 'retention.title',
      hint: 'retention.hint',
      href: '/manage/settings/retention',
      icon: 'hourglass',
      permission: 'settings:retention',
      order: 10,
    },
  ],
  features: [
    // Strangers read them at the sign-in: somebody may have to take them away from an estate that misuses them.
    { name: 'texts', label: 'features.texts.label', hint: 'features.texts.hint', usual: 'on' },
  ],
  keeps: [
    {
      name: 'notifications',
      usual: 365,
      least: 30,
      leastBecause: 'People come back from a holiday and want to see what they missed.',
      load: async () => (await import('./service/retention')).removeOldNotifications,
    },
  ],
  search: {
    permission: 'settings:read',
    load: async () => (await import('./queries-search')).searchForPalette,
  },
  uploads: { logo: 'settings:estate' },
  jobs: [{ job: expiryJob, load: async () => (await import('./jobs')).runExpiry }],
  demo: async () => (await import('./demo')).demo,
  live: Object.fromEntries(SETTINGS_EVENTS.map((event) => [event.name, isForEverybody])),
}
