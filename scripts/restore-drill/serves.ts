import { closeDatabase } from '@/server/db/client'
import { isReady } from '@/server/health'

/** Whether the product could serve from the database that the environment names: behind its own roles and fences. */
const ready = await isReady()
await closeDatabase()
if (!ready) {
  console.error('The product is not ready on the restored database.')
  process.exitCode = 1
}
