import { closeDatabase } from '@/server/db/client'
import { estateCommand } from './estate/estate-command'

// What the product logs would stand between the lines of the answer.
process.env.LOG_LEVEL = 'silent'
process.exitCode = await estateCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
})
await closeDatabase()
