'use client'

import { useTranslations } from 'next-intl'
import { ProgressBar } from '@/ui/progress'
import { RecordSection } from '@/ui/record/record-panel'
import type { Mine } from './client'
import { useAmount } from './use-limits'

/** How much of each limit is in use. */
export function Usage({ mine }: { mine: Mine }) {
  const t = useTranslations('subscription')
  return (
    <RecordSection title={t('usage.title')}>
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {mine.usage.map((line) => (
          <UsageLine key={line.limit} {...line} />
        ))}
      </ul>
    </RecordSection>
  )
}

function UsageLine({ limit, used, max }: Mine['usage'][number]) {
  const t = useTranslations('subscription')
  const amount = useAmount()
  const say = (count: number) => amount(limit, count)
  const full = max !== null && used >= max
  return (
    <li className="flex flex-col gap-1.5">
      <p className="flex items-baseline justify-between gap-3 text-14">
        <span className="font-semibold">{t(`limit.${limit}`)}</span>
        <span className={full ? 'font-semibold text-bad' : 'text-ink-2'}>
          {max === null
            ? t('usage.any', { used: say(used) })
            : t('usage.of', { used: say(used), max: say(max) })}
        </span>
      </p>
      {max === null ? null : (
        <ProgressBar value={Math.min(1, used / max)} label={t(`limit.${limit}`)} failed={full} />
      )}
      {full ? <p className="text-12 text-ink-2">{t(used > max ? 'usage.over' : 'usage.full')}</p> : null}
    </li>
  )
}
