import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether `npm run test:long` runs: repeat by the thousand what otherwise is a sample. */
    long: boolean
  }
}

const long = process.env.TEST_LONG === '1'
const alias = { '@': fileURLToPath(new URL('src', import.meta.url)) }
const faults = '**/*.faults.itest.ts'
const apart = '**/*.apart.itest.ts'
const exclude = ['**/node_modules/**', '**/.*/**', 'e2e/**', 'fences/*/**']
// No test changes what another sees, so the files of a worker share its modules and its database connections.
const shared = { provide: { long }, exclude, isolate: false, testTimeout: long ? 600_000 : 20_000 }

export default defineConfig({
  test: {
    // A test waits for the database for much of its time, so that each core has room for one more than is usual.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: { ...shared, name: 'unit', include: ['**/*.test.{ts,tsx,mjs}'] },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'integration',
          include: ['**/*.itest.{ts,tsx,mjs}'],
          exclude: [...exclude, faults, apart],
          globalSetup: 'scripts/test/integration-setup.mjs',
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'apart',
          // These need other settings than the rest, and settings are read once a process.
          include: [apart],
          isolate: true,
          globalSetup: 'scripts/test/integration-setup.mjs',
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'faults',
          // Workers of their own would take other tests' jobs, and a lost database everybody's: these run afterwards, one
          // by one.
          include: [faults],
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          globalSetup: 'scripts/test/integration-setup.mjs',
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
