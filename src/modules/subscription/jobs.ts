import type { RunnableJob } from '@/server/module'
import { webhookJob } from '@/server/webhooks'
import type { PlatformJob } from '@/server/worker'
import { deleteClosedEstate } from './service/delete-estate'
import { workOffDelivery } from './service/deliveries'
import { bySystem, lookAtStanding, remindOfTrial } from './service/look'
import { mailAdministrator, tellByMail } from './service/mail'
import { endAtProvider, tellQuantity } from './service/quantity'
import { syncWithProvider } from './service/sync'
import { deleteJob, endJob, lookJob, mailJob, quantityJob, remindJob, syncJob, tellJob } from './work'

const runnable = (
  { name, maxAttempts }: { name: string; maxAttempts: number },
  run: RunnableJob['run'],
): RunnableJob => ({ name, maxAttempts, run })

export const subscriptionJobs = {
  look: runnable(lookJob, (ctx) => lookAtStanding(ctx)),
  remind: runnable(remindJob, (ctx, payload) => remindOfTrial(ctx, payload)),
  quantity: runnable(quantityJob, (ctx) => tellQuantity(ctx)),
  sync: runnable(syncJob, (ctx) =>
    syncWithProvider({ estateId: ctx.estate.id, clock: ctx.clock, by: bySystem(ctx) }),
  ),
  end: runnable(endJob, (ctx) => endAtProvider(ctx)),
  delete: runnable(deleteJob, (ctx) => deleteClosedEstate(ctx)),
  tell: runnable(tellJob, (ctx, payload) => tellByMail(ctx, payload)),
  mail: runnable(mailJob, (ctx, payload) => mailAdministrator(ctx, payload)),
}

export const subscriptionPlatformJobs: readonly PlatformJob[] = [
  { name: webhookJob.name, run: (payload) => workOffDelivery(payload) },
]
