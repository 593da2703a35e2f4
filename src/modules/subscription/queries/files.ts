import { createTranslator } from 'next-intl'
import { majorUnits } from '@/lib/money'
import type { OperatorCtx } from '@/server/context'
import { operatorListFile } from '@/server/list-file'
import type { Download } from '@/server/module'
import subscription from '../messages/en.json'
import { requireOperator } from '@/server/operator-rights'
import { listPlans } from './plans'

const words = createTranslator({
  locale: 'en',
  messages: { subscription },
  namespace: 'subscription.plans',
})

const GB = 1e9

type Plan = Awaited<ReturnType<typeof listPlans>>['plans'][number]

/** The plans as a file, with a column for each currency that any of them has a price in. */
export async function exportPlans(ctx: OperatorCtx, query: URLSearchParams): Promise<Download> {
  requireOperator(ctx, 'plans:read')
  const { plans } = await listPlans(ctx)
  const currencies = [...new Set(plans.flatMap(({ prices }) => prices.map(({ currency }) => currency)))]
  const limit = (max: number | null) => max ?? words('noLimit')
  return operatorListFile(ctx, query, {
    list: 'plans',
    title: words('title'),
    columns: [
      [words('name'), (plan: Plan) => plan.name],
      [words('state'), (plan: Plan) => words(stateOf(plan))],
      [words('estates'), (plan: Plan) => plan.estates],
      [words('units'), (plan: Plan) => limit(plan.maxUnits)],
      [words('staff'), (plan: Plan) => limit(plan.maxStaff)],
      [
        words('field.storageGb'),
        ({ maxStorage }: Plan) => limit(maxStorage === null ? null : Number(maxStorage) / GB),
      ],
      [words('field.maxMessages'), (plan: Plan) => limit(plan.maxMessages)],
      [
        words('modules'),
        ({ allModules, modules }: Plan) => (allModules ? words('everyModule') : modules.join(', ')),
      ],
      ...currencies.toSorted().map(
        (currency) =>
          [
            currency,
            ({ prices }: Plan) => {
              const price = prices.find((one) => one.currency === currency)
              return price && Number(majorUnits(price.amount, currency))
            },
          ] as const,
      ),
    ],
    rows: plans,
  })
}

function stateOf({ active, forTrial }: Plan) {
  if (!active) return 'retired'
  return forTrial ? 'tried' : 'offered'
}
