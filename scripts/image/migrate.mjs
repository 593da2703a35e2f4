import { prepareDatabase } from '../db/prepare.mjs'
import { program, Stop } from '../lib/project.mjs'

const help = `
Usage: node scripts/image/run.mjs migrate

Brings the database of DATABASE_URL (its owner's) up to date, while the version before goes on serving.
`

await program(help, async () => {
  if (!process.env.DATABASE_URL)
    throw new Stop('DATABASE_URL is not set: migrations run as the owner of the database.')
  await prepareDatabase(process.env.DATABASE_URL)
  console.log('The database is up to date.')
})
