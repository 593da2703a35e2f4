import type { KnipConfig } from 'knip'

export default {
  // What starts a process or is started by name; what npm scripts, Next and the test runners start is known anyway.
  entry: [
    'src/{proxy,instrumentation}.ts',
    'prisma/demo/seed.ts',
    'src/testing/stripe/main.ts',
    'scripts/*.{mjs,ts}',
    'scripts/{bench,db,test}/*.{mjs,ts}',
  ],
  project: ['**/*.{ts,tsx,mts,mjs,css,prisma}', '!fences/*/**', '!src/generated/**'],
  // The shape of what a function takes or gives may have a name that nobody else says yet.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // The first is imported by the generated client; whoever imports another of them takes it off.
  ignoreDependencies: ['@prisma/client', 'yaml'],
} satisfies KnipConfig
