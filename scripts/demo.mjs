import { program } from './lib/project.mjs'
import { setUp } from './setup.mjs'

const help = `
Usage: npm run demo [-- --large]

Installs what is missing, prepares the database, makes the demo estates, builds, starts the web server and the worker,
and prints where they are and who to sign in as. Ctrl-C stops everything.

  --large       one more estate, with 5,000 homes and 12,000 people; it stays once it is made

  PORT          the web server's port; without it 3000, or the next free one
  DATA_DIR      where the database, files and secrets are kept (.data)
  ROOT_DOMAIN   the domain under which the sites are reached (localhost)
  DATABASE_URL  a PostgreSQL of your own, as the owner of the database; without it one is run for you
`

await program(help, async (args) => {
  if (!(await setUp(import.meta.filename))) return
  const { demo } = await import('./lib/demo.mjs')
  await demo(args)
})
