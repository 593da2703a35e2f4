import js from '@eslint/js'
import next from 'eslint-config-next/core-web-vitals'
import { defineConfig, globalIgnores } from 'eslint/config'
import ts from 'typescript-eslint'
import { houseRules } from './fences/house-rules.mjs'

const TYPED = ['**/*.{ts,tsx,mts}']
const SOURCES = ['src/**/*.{ts,tsx}', 'middleware.ts']
const TESTS = ['**/*.{test,itest,e2e}.{ts,tsx,mjs}', 'e2e/**', 'src/testing/**']

/** A warning is a rule that nobody keeps. */
const asErrors = (configs) =>
  configs.map((config) => ({ ...config, rules: mapped(config.rules ?? {}, (setting) => raised(setting)) }))
const raised = (setting) => {
  const [level, ...options] = Array.isArray(setting) ? setting : [setting]
  return [level === 'warn' ? 'error' : level, ...options]
}
const mapped = (rules, change) =>
  Object.fromEntries(Object.entries(rules).map(([name, setting]) => [name, change(setting)]))

const on = (...names) => Object.fromEntries(names.map((name) => [name, 'error']))
const off = (...names) => Object.fromEntries(names.map((name) => [name, 'off']))

export default defineConfig(
  globalIgnores(['.next*/', '.data/', 'next-env.d.ts', 'src/generated/', 'fences/*/', 'public/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { house: houseRules } },

  js.configs.recommended,
  // Files from outside are told apart by the control characters in them.
  { rules: off('no-control-regex') },
  {
    extends: [asErrors(next)],
    files: SOURCES,
    // Both judge by a name: `module` is a word of ours, and whoever signs out gets a whole new page on purpose.
    rules: off('@next/next/no-assign-module-variable', '@next/next/no-location-assign-relative-destination'),
  },
  {
    files: TYPED,
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...on('@typescript-eslint/consistent-type-imports'),
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // An event handler may start work whose errors it shows itself.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-empty-object-type': ['error', { allowWithName: '^Permissions$' }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // What keeps an interface's promise need not wait for anything itself.
      ...off('@typescript-eslint/require-await'),
      // They cost seconds; we have no enums, and judge classes by their shape as TypeScript does.
      ...off(
        '@typescript-eslint/no-unsafe-enum-assignment',
        '@typescript-eslint/no-unsafe-class-instance-assignment',
      ),
      // A router without procedures of its own is a `Record<never, never>`.
      ...off('@typescript-eslint/no-generated-empty-object-type'),
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: next[0].languageOptions.globals },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }] },
  },

  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 350],
      ...on('house/explained-disable', 'house/no-star-export', 'house/no-unsafe-raw-sql'),
      ...on('house/no-raw-html', 'house/no-default-export'),
    },
  },
  { files: ['**/index.{ts,tsx,mts,mjs,js}'], rules: on('house/no-barrel') },
  {
    // What a framework or a tool loads by its default export.
    files: [
      '*.config.{ts,mjs}',
      '.dependency-cruiser.mjs',
      'src/registry/i18n.ts',
      'scripts/test/integration-setup.mjs',
      'e2e/operators-in.ts',
      'src/app/**/{page,layout,template,default,loading,error,global-error,not-found,forbidden,unauthorized}.tsx',
      'src/app/**/{icon,apple-icon,opengraph-image,manifest,robots,sitemap}.{ts,tsx}',
      '**/*.d.ts',
    ],
    rules: off('house/no-default-export'),
  },

  {
    files: SOURCES,
    rules: {
      ...on('no-console', 'house/env-in-config-only', 'house/next-runtime-in-instrumentation-only'),
      ...on('house/prisma-in-db-only', 'house/pg-in-db-only', 'house/trpc-error-in-trpc-only'),
    },
  },
  { files: ['src/server/config.ts'], rules: off('house/env-in-config-only') },
  { files: ['src/instrumentation.ts'], rules: off('house/next-runtime-in-instrumentation-only') },
  { files: ['src/server/db/**'], rules: off('house/prisma-in-db-only', 'house/pg-in-db-only') },
  {
    // The parts of the kit that hold a connection of their own: LISTEN, a worker's sign of life, and the queue.
    files: ['src/server/{realtime,relay,worker,worker-lives,dead-letters}.ts'],
    rules: off('house/pg-in-db-only'),
  },
  { files: ['src/server/trpc/**'], rules: off('house/trpc-error-in-trpc-only') },
  {
    files: ['src/modules/**'],
    rules: on('house/no-estate-id-input', 'house/clock-is-passed-in'),
  },
  {
    // A screen shows time as it passes, and the demo's stories end today.
    files: ['src/modules/*/ui/**', 'src/modules/*/demo*'],
    rules: off('house/clock-is-passed-in'),
  },
  {
    files: ['src/**/*.ts', 'middleware.ts', 'scripts/**'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },

  {
    files: TESTS,
    rules: {
      ...on('house/no-focused-or-skipped-test', 'house/no-sleep-in-test'),
      ...off('max-lines-per-function', 'house/clock-is-passed-in'),
      // A test looks at the database from outside of the fences, and reads what has no type yet.
      ...off('house/prisma-in-db-only', 'house/pg-in-db-only', 'house/env-in-config-only'),
      ...off('house/trpc-error-in-trpc-only', '@typescript-eslint/no-unsafe-call'),
      ...off('@typescript-eslint/no-unsafe-assignment', '@typescript-eslint/no-unsafe-member-access'),
      ...off('@typescript-eslint/no-unsafe-argument', '@typescript-eslint/no-unsafe-return'),
    },
  },
)
