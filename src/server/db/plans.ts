import type { Db } from './client'

/**
 * Has the checks of foreign keys planned for the tables as they are now. They are planned once a connection: where a table
 * was all but empty then, each further row is looked for among all of the estate's, until the database has new statistics.
 */
export async function planAnew(db: Db): Promise<void> {
  await db.$executeRaw`DISCARD PLANS`
}
