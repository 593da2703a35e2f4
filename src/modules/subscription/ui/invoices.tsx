'use client'

import { useTranslations } from 'next-intl'
import { RecordSection } from '@/ui/record/record-panel'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import type { Mine } from './client'
import { useDate } from './use-date'
import { useMoney } from './use-money'

const TONES: Readonly<Record<string, Tone>> = { paid: 'good', open: 'warn', uncollectible: 'bad' }
const STATES = ['paid', 'open', 'uncollectible', 'void'] as const

/** What was billed, newest first; each opens at the provider. */
export function Invoices({ mine }: { mine: Mine }) {
  const t = useTranslations('subscription.invoices')
  const date = useDate('medium')
  const money = useMoney()
  if (mine.invoices.length === 0)
    return (
      <RecordSection title={t('title')}>
        <p className="text-14 text-ink-2">{t('none')}</p>
      </RecordSection>
    )
  return (
    <RecordSection title={t('title')}>
      <ul className="divide-y border-y">
        {mine.invoices.map(({ id, number, state, currency, total, href, at }) => {
          const known = STATES.find((one) => one === state) ?? 'open'
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 text-14">
              <span className="min-w-28 font-mono">
                {href ? (
                  <a href={href} target="_blank" rel="noreferrer" className="underline underline-offset-3">
                    {number ?? t('unnumbered')}
                  </a>
                ) : (
                  (number ?? t('unnumbered'))
                )}
              </span>
              <span className="text-ink-2">{date(at)}</span>
              <span className="ml-auto font-mono">{money(total, currency)}</span>
              <StatusBadge tone={TONES[known] ?? 'neutral'}>{t(`state.${known}`)}</StatusBadge>
            </li>
          )
        })}
      </ul>
    </RecordSection>
  )
}
