import type { Prisma } from '@/generated/prisma/client'
import type { DefinedJob } from './jobs'

/**
 * Asks for a job that belongs to no estate, in the transaction of `db`: it runs when that commits, or at a time of its
 * own. Of jobs with one key the last asked for replaces those that wait.
 * @param db the client of the account role or of the one across estates, or a transaction of it
 */
export async function askPlatformJob<P extends object>(
  db: Pick<Prisma.TransactionClient, 'jobRequest'>,
  job: DefinedJob<P>,
  payload: P,
  { runAt = null, key }: { runAt?: Date | null; key?: string } = {},
): Promise<void> {
  // createMany, because this role may ask for jobs but not read them back.
  await db.jobRequest.createMany({
    data: {
      task: job.name,
      payload: { ...job.payload.parse(payload) },
      runAt,
      jobKey: key ? `${job.name}:${key}` : null,
    },
  })
}
