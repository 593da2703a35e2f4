import type { Manifest } from '@/server/module'

/** What operators do across estates. It grants members nothing: rights of operators are a table of their own. */
export const platform: Manifest = {
  name: 'platform',
  grants: {},
  navigation: [],
  constraints: {
    operator_owner_remains: {
      code: 'platform.last_owner',
      message: 'The platform needs an owner who can act. Make somebody else one first.',
    },
  },
  demo: async () => (await import('./demo')).demo,
  consoleDownloads: {
    estates: {
      permission: 'estates:read',
      load: async () => (await import('./queries/files')).exportEstates,
    },
    operators: {
      permission: 'operators:read',
      load: async () => (await import('./queries/files')).exportOperators,
    },
    jobs: { permission: 'jobs:read', load: async () => (await import('./queries/health-files')).exportJobs },
    deliveries: {
      permission: 'jobs:read',
      load: async () => (await import('./queries/health-files')).exportDeliveries,
    },
    webhooks: {
      permission: 'jobs:read',
      load: async () => (await import('./queries/health-files')).exportWebhooks,
    },
    trail: { permission: 'estates:read', load: async () => (await import('./queries/files')).exportTrail },
  },
}
