'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Banner } from '@/ui/banner'
import { LinkButton } from '@/ui/link-button'
import { Skeleton } from '@/ui/skeleton'
import { Stat, StatRow } from '@/ui/stat'
import { api } from './client'

const LOOK_AGAIN_MS = 10_000
/** So many waiting jobs that the workers can't be keeping up, or none runs. */
const LONG_QUEUE = 1000

/** Whether background work gets done, in one sentence and three numbers. */
export function QueueHealth() {
  const t = useTranslations('platform.health')
  const format = useFormatter()
  const query = api.jobs.counts.useQuery(undefined, { refetchInterval: LOOK_AGAIN_MS })
  if (query.isError)
    return (
      <Banner tone="bad" title={t('unreadable')}>
        {query.error.message}
      </Banner>
    )
  if (!query.data) return <Skeleton className="h-32" />
  const { waiting, running, failed } = query.data
  return (
    <section aria-label={t('label')} className="flex flex-col gap-6">
      <Verdict waiting={waiting} failed={failed} />
      <StatRow>
        <Stat
          label={t('failed')}
          value={format.number(failed)}
          tone={failed > 0 ? 'bad' : 'good'}
          hint={failed > 0 ? t('failedHint') : undefined}
          href="/jobs"
        />
        <Stat label={t('waiting')} value={format.number(waiting)} href="/jobs?state=waiting&state=retrying" />
        <Stat label={t('running')} value={format.number(running)} href="/jobs?state=running" />
      </StatRow>
    </section>
  )
}

function Verdict({ waiting, failed }: { waiting: number; failed: number }) {
  const t = useTranslations('platform.health')
  if (failed > 0)
    return (
      <Banner
        tone="bad"
        title={t('someFailed', { failed })}
        action={<LinkButton href="/jobs">{t('open')}</LinkButton>}
      >
        {t('someFailedBody')}
      </Banner>
    )
  if (waiting > LONG_QUEUE)
    return (
      <Banner tone="warn" title={t('long', { waiting })}>
        {t('longBody')}
      </Banner>
    )
  return <Banner tone="good" title={t('well')} />
}
