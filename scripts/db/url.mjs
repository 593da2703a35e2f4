import { isMain, loadEnv, program, Stop } from '../lib/project.mjs'
import { ensureRoles } from './ensure-roles.mjs'
import { clusters, hold, start } from './postgres.mjs'
import { loginRoles, roleUrl } from './roles.mjs'

const help = `
Usage: npm run -s db:url [-- app|account|across]

Prints a connection string: the owner's, or that of one of the roles that the product uses. It is the database of
DATABASE_URL where that is set; otherwise the embedded one, which is started when it does not run.
`

/**
 * The owner's connection string, with the roles in place: DATABASE_URL, or the embedded database, started if need be.
 * @returns {Promise<string>}
 */
export async function ownerUrl() {
  loadEnv()
  const url = process.env.DATABASE_URL || (await start(clusters.main())).url
  await ensureRoles(url)
  return url
}

/**
 * The owner's connection string for a command that needs the database for as long as it runs.
 * @returns {Promise<{ url: string, release: () => Promise<void>, keep: () => Promise<void> }>} release: stops the embedded
 *   database after its last user; keep: starts it again whenever it ends, until it is released
 */
export async function holdDatabase() {
  loadEnv()
  if (process.env.DATABASE_URL)
    return { url: process.env.DATABASE_URL, release: async () => undefined, keep: async () => undefined }
  return hold(clusters.main())
}

if (isMain(import.meta.url)) {
  await program(help, async ([name = 'owner']) => {
    if (name !== 'owner' && !(name in loginRoles)) {
      throw new Stop(
        `There is no role "${name}": leave it out for the owner, or say ${Object.keys(loginRoles).join(', ')}.`,
      )
    }
    const url = await ownerUrl()
    console.log(name === 'owner' ? url : roleUrl(url, name, process.env))
  })
}
