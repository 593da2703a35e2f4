import type { Manifest } from '@/server/module'
import type { Grants, PermissionsOf } from '@/server/permissions'
import { estateMoved, subscriptionEnding, termsChanged, trialEnding } from './events'
import { deleteJob, endJob, lookJob, mailJob, quantityJob, remindJob, syncJob, tellJob } from './work'

const grants = {
  /** Choosing a plan, paying, and seeing what was paid. */
  'subscription:manage': { administrator: 'estate' },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

const jobs = async () => (await import('./jobs')).subscriptionJobs

/** Plans, what an estate pays, and what becomes of one that doesn't. */
export const subscription: Manifest = {
  name: 'subscription',
  grants,
  navigation: [],
  consoleDownloads: {
    plans: { permission: 'plans:read', load: async () => (await import('./queries/files')).exportPlans },
  },
  settings: [
    {
      section: 'account',
      label: 'title',
      hint: 'hint',
      href: '/manage/settings/subscription',
      icon: 'credit-card',
      permission: 'subscription:manage',
      order: 10,
    },
  ],
  notifies: [trialEnding.name, estateMoved.name, termsChanged.name, subscriptionEnding.name],
  notifications: async () => (await import('./notifications')).notifications,
  jobs: [
    { job: lookJob, load: async () => (await jobs()).look },
    { job: remindJob, load: async () => (await jobs()).remind },
    { job: quantityJob, load: async () => (await jobs()).quantity },
    { job: syncJob, load: async () => (await jobs()).sync },
    { job: endJob, load: async () => (await jobs()).end },
    { job: deleteJob, load: async () => (await jobs()).delete },
    { job: tellJob, load: async () => (await jobs()).tell },
    { job: mailJob, load: async () => (await jobs()).mail },
  ],
  hears: [
    { event: trialEnding.name, job: tellJob.name },
    { event: estateMoved.name, job: tellJob.name },
    { event: termsChanged.name, job: tellJob.name },
    // However units come or go, the provider hears of it.
    { event: 'unit.created', job: quantityJob.name },
    { event: 'import.finished', job: quantityJob.name },
    { event: 'import.cancelled', job: quantityJob.name },
    { event: 'import.failed', job: quantityJob.name },
    { event: 'import.undone', job: quantityJob.name },
  ],
  constraints: {
    // Whoever gives roles asks `requireRoom` beforehand, which says how many; this is what holds all the same.
    member_role_staff_seat: {
      code: 'limit_reached',
      message:
        'All staff seats of the estate’s plan are taken. An administrator can choose a larger plan in Settings › Subscription.',
    },
  },
  found: async () => (await import('./service/found')).beginTerms,
}
