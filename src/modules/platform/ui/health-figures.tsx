'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Banner } from '@/ui/banner'
import { RecordSection } from '@/ui/record/record-panel'
import { Skeleton } from '@/ui/skeleton'
import { Stat, StatRow } from '@/ui/stat'
import { TextLink } from '@/ui/text-link'
import { useExactTime } from '@/ui/exact-time'
import { api, type HealthOutputs } from './client'

const LOOK_AGAIN_MS = 15_000

type Figures = HealthOutputs['figures']

/** Whether requests are answered, messages arrive and providers are heard; each number opens what is behind it. */
export function HealthFigures() {
  const t = useTranslations('platform.figures')
  const query = api.health.figures.useQuery(undefined, { refetchInterval: LOOK_AGAIN_MS })
  if (query.isError) return <Banner tone="bad" title={t('unreadable')} />
  if (!query.data) return <Skeleton className="h-40" />
  return (
    <>
      {query.data.workers === 0 ? (
        <Banner tone="bad" title={t('noWorker')}>
          {t('noWorkerBody')}
        </Banner>
      ) : null}
      <Numbers figures={query.data} />
      <Hours hours={query.data.hours} />
    </>
  )
}

function Numbers({ figures }: { figures: Figures }) {
  const t = useTranslations('platform.figures')
  const format = useFormatter()
  const { workers, retrying, messages, webhooks, hours } = figures
  const sum = (rows: readonly { all: number; failed: number }[]) =>
    rows.reduce((total, row) => ({ all: total.all + row.all, failed: total.failed + row.failed }), {
      all: 0,
      failed: 0,
    })
  const sent = sum(messages)
  const heard = sum(webhooks)
  const requests = sum(
    hours
      .filter(({ source }) => source === 'request')
      .map(({ served, failed }) => ({ all: served + failed, failed })),
  )
  const rate = requests.all > 0 ? requests.failed / requests.all : 0
  const tone = (failed: number) => (failed > 0 ? ('bad' as const) : undefined)
  return (
    <section aria-label={t('label')}>
      <StatRow>
        <Stat label={t('workers')} value={format.number(workers)} tone={workers === 0 ? 'bad' : undefined} />
        <Stat
          label={t('retrying')}
          value={format.number(retrying)}
          hint={t('retryingHint')}
          href="/jobs?state=retrying"
        />
        <Stat
          label={t('errors')}
          value={format.number(rate, { style: 'percent', maximumFractionDigits: 2 })}
          hint={t('ofRequests', { failed: requests.failed, all: requests.all })}
          tone={tone(requests.failed)}
        />
        <Stat
          label={t('messages')}
          value={format.number(sent.failed)}
          hint={t('ofMessages', { all: sent.all })}
          tone={tone(sent.failed)}
          href={sent.failed > 0 ? '/deliveries?status=failed' : '/deliveries'}
        />
        <Stat
          label={t('webhooks')}
          value={format.number(heard.failed)}
          hint={t('ofWebhooks', { all: heard.all })}
          tone={tone(heard.failed)}
          href={heard.failed > 0 ? '/webhooks?status=failed' : '/webhooks'}
        />
      </StatRow>
      <Ways figures={figures} />
      <p className="mt-3 text-14">
        <TextLink href="/database">{t('database')}</TextLink>
      </p>
    </section>
  )
}

/** By channel and by provider, each with what became of it and a link to what failed. */
function Ways({ figures: { messages, webhooks } }: { figures: Figures }) {
  const t = useTranslations('platform')
  const lines = [
    ...messages.map(({ name, all, failed }) => ({
      key: `message ${name}`,
      name: t(`deliveries.channels.${name}`),
      words: t('figures.byChannel', { sent: all - failed, failed }),
      href: `/deliveries?channel=${name}${failed > 0 ? '&status=failed' : ''}`,
      failed,
    })),
    ...webhooks.map(({ name, processed, ignored, received, failed }) => ({
      key: `webhook ${name}`,
      name: t('figures.webhooksOf', { provider: name }),
      words: t('figures.byProvider', { processed, ignored, received, failed }),
      href: `/webhooks?provider=${encodeURIComponent(name)}${failed > 0 ? '&status=failed' : ''}`,
      failed,
    })),
  ]
  if (lines.length === 0) return null
  return (
    <ul className="mt-4 max-w-2xl divide-y border-y text-14">
      {lines.map(({ key, name, words, href, failed }) => (
        <li key={key} className="flex flex-wrap items-baseline gap-x-4 py-1.5">
          <span className="min-w-40">
            <TextLink href={href}>{name}</TextLink>
          </span>
          <span className={failed > 0 ? 'text-bad' : 'text-ink-2'}>{words}</span>
        </li>
      ))}
    </ul>
  )
}

/** Hours in which something failed; one that went well needs no line. */
function Hours({ hours }: { hours: Figures['hours'] }) {
  const t = useTranslations('platform.figures')
  const time = useExactTime()
  const bad = hours.filter(({ failed }) => failed > 0).toReversed()
  if (bad.length === 0) return null
  return (
    <RecordSection title={t('hours')}>
      <ul className="flex flex-col gap-1 text-14">
        {bad.map(({ hour, source, served, failed }) => (
          <li key={`${source} ${hour.getTime()}`}>
            <span className="text-ink-2">{time(hour)}</span>{' '}
            {t(source === 'request' ? 'hourRequests' : 'hourJobs', { failed, all: served + failed })}
          </li>
        ))}
      </ul>
    </RecordSection>
  )
}
