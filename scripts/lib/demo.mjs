import path from 'node:path'
import { prepareDatabase } from '../db/prepare.mjs'
import { holdDatabase } from '../db/url.mjs'
import { ensureBuild, ensureClient } from './build.mjs'
import { inForeground } from './foreground.mjs'
import {
  productEnv,
  readDemo,
  seedArgs,
  siteUrl,
  startProduct,
  untilReady,
  webPort,
  withStandIn,
} from './product.mjs'
import { dataDir } from './project.mjs'
import { runNode } from './tools.mjs'

/**
 * `npm run demo`, once everything is installed. Returns when it was told to stop and has.
 * @param {string[]} args those of its command line
 */
export function demo(args) {
  const large = args.filter((arg) => arg === '--large')
  return inForeground(async (close) => {
    const port = await webPort()
    const { env, database } = await prepared(port, close)
    await Promise.all([
      runNode('prisma/demo/seed.ts', [...seedArgs, ...large], env),
      ensureBuild({ before: () => console.log('Building (a minute or two, the first time)...') }),
    ])
    const logs = path.join(dataDir(), 'logs')
    const ended = both(startProduct('production', env, logs), database)
    await Promise.race([ended, untilReady(port)])
    console.log(welcome(env, readDemo(), logs))
    await ended
  })
}

/** `npm run dev`: the same from the sources, which are watched. */
export function dev() {
  return inForeground(async (close) => {
    const port = await webPort()
    const { env, database } = await prepared(port, close)
    await runNode('prisma/demo/seed.ts', seedArgs, env)
    const ended = both(startProduct('development', env), database)
    await Promise.race([ended, untilReady(port)])
    console.log(welcome(env, readDemo()))
    await ended
  })
}

/** Ends as the product does, or when its database can't be kept running. */
const both = (product, database) => Promise.race([product, database.keep().then(() => product)])

async function prepared(port, close) {
  console.log('Preparing the database...')
  const holding = holdDatabase()
  close(async () => (await holding).release())
  const [{ url }] = await Promise.all([holding, ensureClient()])
  await prepareDatabase(url)
  return { env: await withStandIn(productEnv(url, port)), database: await holding }
}

/**
 * What a newcomer needs to know.
 * @param {Record<string, string>} env
 * @param {{ estates: { slug: string, name: string, url?: string }[],
 *           accounts: { site: string, role: string, email: string, password: string }[] }} demo
 * @param {string} [logs]
 */
function welcome(env, { estates, accounts }, logs) {
  const sites = [
    ['The platform', siteUrl(env, '')],
    ['Operators’ console', siteUrl(env, 'console')],
    ...estates.map(({ name, slug, url }) => [name, url ?? siteUrl(env, slug)]),
  ]
  const people = accounts.map(({ site, role, email, password }) => [site, role, email, password])
  return [
    '',
    'Gatehouse is ready.',
    '',
    ...table(sites),
    '',
    'Sign in as:',
    '',
    ...table([['site', 'role', 'e-mail', 'password'], ...people]),
    '',
    'The operators’ console asks for a code too: npm run -s code',
    '',
    ...(logs ? [`Logs are in ${logs}.`] : []),
    'Ctrl-C stops everything.',
    '',
  ].join('\n')
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd())
}
