/**
 * Preloaded (`node --import`) into the command line tools of the product, so that they find its settings and its
 * database as `npm run demo` does. Where the environment says them already, nothing is done.
 */
import { prepareDatabase } from '../db/prepare.mjs'
import { ownerUrl } from '../db/url.mjs'
import { ensureClient } from './build.mjs'
import { productEnv } from './product.mjs'
import { loadEnv, Stop } from './project.mjs'

loadEnv()
const isTold = ['APP_DATABASE_URL', 'ACCOUNT_DATABASE_URL', 'ACROSS_DATABASE_URL'].every(
  (name) => process.env[name],
)
const wantsHelp = process.argv.includes('--help')

if (!isTold && !wantsHelp) {
  try {
    const isOwn = !process.env.DATABASE_URL
    const [url] = await Promise.all([ownerUrl(), ensureClient()])
    // A database of somebody's own is brought up to date with a release, not by the way.
    if (isOwn) await prepareDatabase(url)
    Object.assign(process.env, productEnv(url, Number(process.env.PORT || 3000)))
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error)
    process.exit(1)
  }
}
