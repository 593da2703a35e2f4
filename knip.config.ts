import type { KnipConfig } from 'knip'

export default {
  // What starts a process or is started by name; what npm scripts, Next and the test runners start is known anyway.
  entry: [
    'src/{proxy,instrumentation}.ts',
    'prisma/demo/seed.ts',
    'src/testing/stripe/main.ts',
    'scripts/*.{mjs,ts}',
    'scripts/{bench,db,image,test}/*.{mjs,ts}',
    'scripts/restore-drill/serves.ts',
  ],
  project: ['**/*.{ts,tsx,mts,mjs,css,prisma}', '!fences/*/**', '!src/generated/**'],
  // The shape of what a function takes or gives may have a name that nobody else says yet.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Imported by the generated client.
  ignoreDependencies: ['@prisma/client'],
} satisfies KnipConfig
