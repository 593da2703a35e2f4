import { parseArgs } from 'node:util'
import '@/registry/install'
import { SheetError } from '@/modules/registry/import/sheet-error'
import { databaseWords } from '@/server/db/words'
import { DomainError } from '@/server/errors'
import { UsageError, type Options, type Outcome } from './command'
import { createEstate, listEstates } from './estates'
import { verifyEstate } from './trail'
import { exportFile, importFile } from './people'
import { restore } from './restore'

const HELP = `Usage: npm run -s estate -- COMMAND [options]

  create --slug S --name N --country ZA
         [--kind residential_estate|apartment_complex|rental_portfolio|mixed_use]
         [--currency ZAR] [--time-zone Africa/Johannesburg] [--dialling-code +27] [--locale en-ZA] [--unit-word Erf]
         [--city C] [--admin-name "Naledi Jacobs" --admin-email N@example.com]
  list
  import people FILE --estate SLUG [--dry-run]   (with units and vehicles; others: import units|vehicles|builders|meters)
         [--sheet S] [--header-row N] [--map "Column=field"]...
  verify-trail --estate SLUG
  export people --estate SLUG --out FILE.xlsx|FILE.csv
  restore --file FILE.zip --slug S

Every command takes --json. Whoever is named as administrator and has no password yet gets a link to choose one. Of an import, the good rows come in and the others are listed with their reasons; importing
the same file again creates nothing. --map matches a column (its header or letter) by hand: "Cell=phone",
"Tenant cell=tenant.phone", "Remarks=ignore".

"restore" takes the ZIP that an administrator made under “Take out your data”, into a new estate or one in which nobody
has done anything yet. People sign in with the password they have here, or choose one by “Forgot your password?”.

Exit codes: 0 done, 1 refused, 2 the command line is wrong.
`

const STRING = { type: 'string' } as const
const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  map: { type: 'string', multiple: true },
  slug: STRING,
  name: STRING,
  country: STRING,
  kind: STRING,
  currency: STRING,
  'time-zone': STRING,
  'dialling-code': STRING,
  locale: STRING,
  'unit-word': STRING,
  city: STRING,
  'admin-name': STRING,
  'admin-email': STRING,
  estate: STRING,
  sheet: STRING,
  'header-row': STRING,
  out: STRING,
  file: STRING,
} as const

function parse(args: string[]): { words: string[]; options: Options } {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    return { words: positionals, options: values }
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

/** What a list is called here: one of people brings their units and vehicles too. */
const LISTS = new Map([
  ['people', 'register'],
  ['units', 'units'],
  ['vehicles', 'vehicles'],
  ['builders', 'builders'],
  ['meters', 'meters'],
])

async function run(words: readonly string[], options: Options): Promise<Outcome> {
  const [verb, what, file, ...more] = words
  const is = (...wanted: string[]) =>
    [verb, what, file, ...more].filter(Boolean).join(' ') === wanted.join(' ')
  if (is('create')) return createEstate(options)
  if (is('list')) return listEstates()
  if (is('verify-trail')) return verifyEstate(options)
  if (is('export', 'people')) return exportFile(options)
  if (is('restore')) return restore(options)
  const kind = verb === 'import' && more.length === 0 ? LISTS.get(what ?? '') : undefined
  if (kind) {
    if (!file) throw new UsageError('Say which file to import.')
    return importFile(kind, file, options)
  }
  throw new UsageError(words.length === 0 ? 'Say what to do.' : `There is no command “${words.join(' ')}”.`)
}

/** What went wrong, for people and programs. */
function inWords(error: unknown): { code: string; message: string } {
  if (error instanceof UsageError) return { code: 'usage', message: error.message }
  if (error instanceof DomainError || error instanceof SheetError)
    return { code: error.code, message: error.message }
  const known = databaseWords(error)
  if (known) return { code: known.code, message: known.message }
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const at = typeof error === 'object' && error !== null && 'path' in error ? ` ${String(error.path)}` : ''
  if (code === 'ENOENT') return { code: 'no_such_file', message: `There is no file or folder${at}.` }
  if (code === 'EISDIR') return { code: 'no_such_file', message: 'This is a folder, not a file.' }
  if (code === 'EACCES' || code === 'EPERM')
    return { code: 'no_access', message: `You may not use the file${at}.` }
  if (code === 'P2021')
    return { code: 'not_prepared', message: 'The database is not prepared. Run `npm run db:prepare` first.' }
  if (/^(P1\d{3}|ECONNREFUSED)$/.test(code))
    return { code: 'no_database', message: 'The database does not answer.' }
  return {
    code: 'internal',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}

/** Where a command's answer goes, and where its refusal. */
export type Streams = { out: (text: string) => void; err: (text: string) => void }

/**
 * Runs one command line.
 * @returns its exit code: 0 done, 1 refused, 2 the command line is wrong
 */
export async function estateCommand(args: string[], { out, err }: Streams): Promise<0 | 1 | 2> {
  const isJson = args.includes('--json')
  try {
    const { words, options } = parse(args)
    if (options.help === true) {
      out(HELP)
      return 0
    }
    const outcome = await run(words, options)
    out(`${isJson ? JSON.stringify(outcome.json, null, 2) : outcome.words}\n`)
    return 0
  } catch (error) {
    const { code, message } = inWords(error)
    if (isJson) out(`${JSON.stringify({ error: { code, message } })}\n`)
    err(`${message}\n`)
    if (code !== 'usage') return 1
    err('`npm run -s estate -- --help` says how it is used.\n')
    return 2
  }
}
