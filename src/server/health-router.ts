import { z } from 'zod'
import {
  databaseHealth,
  healthFigures,
  listDeliveries,
  listDeliveriesInput,
  listWebhooks,
  listWebhooksInput,
  readDelivery,
  readWebhook,
} from './health-figures'
import { retryDeliveries, retryWebhooks, sendAgainInput } from './sent-again'
import { operatorProcedure, router } from './trpc/builders'

const byId = z.object({ id: z.uuid() })

/** The platform's health, for operators. */
export const healthRouter = router({
  figures: operatorProcedure('jobs:read').query(() => healthFigures()),
  database: operatorProcedure('jobs:read').query(() => databaseHealth()),
  deliveries: operatorProcedure('jobs:read')
    .input(listDeliveriesInput)
    .query(({ input }) => listDeliveries(input)),
  delivery: operatorProcedure('jobs:read')
    .input(byId)
    .query(({ input }) => readDelivery(input.id)),
  webhooks: operatorProcedure('jobs:read')
    .input(listWebhooksInput)
    .query(({ input }) => listWebhooks(input)),
  webhook: operatorProcedure('jobs:read')
    .input(byId)
    .query(({ input }) => readWebhook(input.id)),
  retryDeliveries: operatorProcedure('jobs:retry')
    .input(sendAgainInput)
    .mutation(({ ctx, input }) => retryDeliveries(ctx, input)),
  retryWebhooks: operatorProcedure('jobs:retry')
    .input(sendAgainInput)
    .mutation(({ ctx, input }) => retryWebhooks(ctx, input)),
})
