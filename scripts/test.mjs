import { program } from './lib/project.mjs'
import { setUp } from './setup.mjs'

const help = `
Usage: npm test [-- STEP [WORDS...]]

Installs what is missing and runs every check; with a STEP, that one alone, with the WORDS handed to its program.

  build         the production build
  unit          tests of rules (WORDS: parts of file names)
  integration   tests against PostgreSQL (the same)
  e2e           journeys in a browser (the same)
  types         TypeScript
  lint          ESLint
  boundaries    who may import what
  unused        code and packages that nothing uses
  format        Prettier
  long          the tests of rules and of PostgreSQL with thousands of repetitions

  TEST_DATABASE_URL  a PostgreSQL to make the tests' databases on; without it DATABASE_URL's, or one is run for you
  CHROMIUM_PATH      the browser; without it the system's, or one is got
`

await program(help, async (args) => {
  if (!(await setUp(import.meta.filename))) return
  const { test } = await import('./test/steps.mjs')
  await test(args)
})
