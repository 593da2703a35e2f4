import { program } from './lib/project.mjs'
import { setUp } from './setup.mjs'

const help = `
Usage: npm run demo

Installs what is missing, prepares the database, makes the demo estates, builds, starts the web server and the worker,
and prints where they are and who to sign in as. Ctrl-C stops everything.

  PORT          the web server's port; without it 3000, or the next free one
  DATA_DIR      where the database, files and secrets are kept (.data)
  ROOT_DOMAIN   the domain under which the sites are reached (localhost)
  DATABASE_URL  a PostgreSQL of your own, as the owner of the database; without it one is run for you
`

await program(help, async () => {
  if (!(await setUp(import.meta.filename))) return
  const { demo } = await import('./lib/demo.mjs')
  await demo()
})
