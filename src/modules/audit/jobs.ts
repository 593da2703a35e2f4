import { systemClock, type Clock } from '@/server/clock'
import { log } from '@/server/log'
import { estatesToSeal, sealTrail, type Trail } from '@/server/trail/sealing'
import type { PlatformJob } from '@/server/worker'
import { estatesToPrune, keptDays } from './service/kept'
import { pruneTrail } from './service/keep'

/** Does it for each trail; one that fails keeps no other from its turn, and has the job tried again. */
async function forEach<T>(trails: readonly T[], work: (trail: T) => Promise<unknown>): Promise<void> {
  let failed = 0
  for (const trail of trails)
    await work(trail).catch((err: unknown) => {
      failed += 1
      log().error({ err, trail }, 'a trail could not be kept')
    })
  if (failed > 0) throw new Error(`${failed} trails could not be kept`)
}

/** Seals what was written since the last time, of every estate and of the platform. */
async function sealAll(clock: Clock = systemClock): Promise<void> {
  const estates = await estatesToSeal()
  const trails: Trail[] = ['platform', ...estates.map((estateId) => ({ estateId }))]
  await forEach(trails, (trail) => sealTrail(trail, clock))
}

async function pruneAll(clock: Clock = systemClock): Promise<void> {
  await forEach(await estatesToPrune(clock), async (estateId) =>
    pruneTrail(estateId, await keptDays(estateId), clock),
  )
}

export const auditJobs: readonly PlatformJob[] = [
  { name: 'audit.seal', schedule: '*/5 * * * *', run: () => sealAll() },
  { name: 'audit.prune', schedule: '20 2 * * *', run: () => pruneAll() },
]
