import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { formatMoney } from '@/lib/money'
import { cn } from '@/ui/cn'

export type OfferedPlan = {
  id: string
  name: string
  description: string
  maxUnits: number | null
  maxStaff: number | null
  maxStorage: bigint | null
  maxMessages: number | null
  allModules: boolean
  prices: readonly { currency: string; amount: bigint }[]
}

type PricesProps = { plans: readonly OfferedPlan[]; currency: string; locale: string }

const GB = 1_000_000_000n

/** Every currency in which all plans have a price. */
export function currenciesOf(plans: readonly OfferedPlan[]): string[] {
  const [first, ...others] = plans
  return (first?.prices ?? [])
    .map(({ currency }) => currency)
    .filter((currency) => others.every(({ prices }) => prices.some((price) => price.currency === currency)))
}

/** What it costs for a home and a month, in the currency of the reader's choice. */
export function Prices({ plans, currency, locale }: PricesProps) {
  const t = useTranslations('founding.prices')
  return (
    <section id="prices" aria-labelledby="prices-title" className="mt-20 border-t pt-10">
      <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <div>
          <h2 id="prices-title" className="text-28">
            {t('title')}
          </h2>
          <p className="mt-2 max-w-prose text-pretty text-ink-2">{t('lead')}</p>
        </div>
        <nav aria-label={t('currency')} className="flex flex-wrap gap-1">
          {currenciesOf(plans).map((one) => (
            <Link
              key={one}
              href={`/?currency=${one}#prices`}
              scroll={false}
              aria-current={one === currency ? 'true' : undefined}
              className={cn(
                'grid min-h-(--control-sm-h) min-w-12 place-items-center rounded-control px-2 font-mono text-14',
                one === currency ? 'bg-accent text-on-accent' : 'text-ink-2 hover:bg-ink/5',
              )}
            >
              {one}
            </Link>
          ))}
        </nav>
      </div>
      <ul className="mt-8 grid gap-x-10 gap-y-8 md:grid-cols-3">
        {plans.map((plan) => (
          <li key={plan.id} className="border-t-3 border-ink pt-4">
            <h3 className="text-20">{plan.name}</h3>
            <p className="mt-1 min-h-10 text-14 text-pretty text-ink-2">{plan.description}</p>
            <p className="mt-4 flex flex-wrap items-baseline gap-x-2">
              <span className="font-mono text-28 font-semibold">{priceOf(plan, currency, locale)}</span>
              <span className="text-14 text-ink-2">{t('per')}</span>
            </p>
            <Limits plan={plan} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function priceOf({ prices }: OfferedPlan, currency: string, locale: string): string {
  const price = prices.find((one) => one.currency === currency)
  return price ? formatMoney(price.amount, currency, locale) : ''
}

function Limits({ plan }: { plan: OfferedPlan }) {
  const t = useTranslations('founding.prices')
  const format = useFormatter()
  const words = (name: 'units' | 'staff' | 'messages', most: number | null) =>
    most === null ? t(`${name}Free`) : t(name, { most: format.number(most) })
  const lines = [
    words('units', plan.maxUnits),
    words('staff', plan.maxStaff),
    plan.maxStorage === null ? t('storageFree') : t('storage', { most: format.number(plan.maxStorage / GB) }),
    words('messages', plan.maxMessages),
    t(plan.allModules ? 'allModules' : 'someModules'),
  ]
  return (
    <ul className="mt-4 flex flex-col gap-1 border-t pt-4 text-14">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
