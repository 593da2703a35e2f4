'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Code } from '@/ui/plate'
import { ChangesTable } from '@/ui/record/changes-table'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { useExactTime } from '@/ui/exact-time'
import { When } from '@/ui/when'
import { api, type PlatformOutputs } from './client'
import { EventSubject, useActor, useEventWords } from './event-timeline'

type PlatformEvent = PlatformOutputs['event']

const LIST = '/audit'

/** One act of the platform's trail with all that is kept of it. */
export function EventPanel({ id }: { id: string }) {
  const t = useTranslations('platform.trail')
  const query = api.platform.event.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return (
      <RecordError
        error={query.error}
        closeHref={LIST}
        onRetry={() => void query.refetch()}
        gone={t('gone')}
      />
    )
  return <Panel event={query.data} />
}

function Panel({ event }: { event: PlatformEvent }) {
  const t = useTranslations('platform')
  const words = useEventWords()
  const actor = useActor()
  const { changes, facts, subjectType } = event
  return (
    <RecordPanel
      kicker={t.has(`subject.${subjectType}`) ? t(`subject.${subjectType}`) : subjectType}
      title={`${actor(event)} ${words(event)}`}
      closeHref={LIST}
    >
      <EventFacts event={event} />
      <RecordSection title={t('trail.changes')}>
        {changes.length > 0 ? (
          <ChangesTable
            changes={changes}
            words={{ field: t('trail.field'), before: t('trail.before'), after: t('trail.after') }}
          />
        ) : (
          <p className="text-14 text-ink-2">{t('trail.noChanges')}</p>
        )}
      </RecordSection>
      {facts.length > 0 ? (
        <RecordSection title={t('trail.kept')}>
          <Facts
            items={facts.map(({ field, value }) => ({
              label: field,
              value: <span className="wrap-anywhere">{value}</span>,
            }))}
          />
          <p className="mt-3 text-12 text-ink-2">{t('trail.masked')}</p>
        </RecordSection>
      ) : null}
      <Ways event={event} />
    </RecordPanel>
  )
}

function EventFacts({ event }: { event: PlatformEvent }) {
  const t = useTranslations('platform.trail')
  const actor = useActor()
  const exact = useExactTime()
  const { seal, device, requestId, reason } = event
  const items: { label: string; value: ReactNode }[] = [
    { label: t('at'), value: <When at={event.at} withTime /> },
    { label: t('operator'), value: actor(event) },
    { label: t('subject'), value: <EventSubject event={event} /> },
    ...(reason ? [{ label: t('reason'), value: reason }] : []),
    { label: t('ip'), value: event.ip ? <Code>{event.ip}</Code> : t('noAddress') },
    ...(device.length > 0 ? [{ label: t('device'), value: device.join(', ') }] : []),
    ...(requestId
      ? [
          {
            label: t('request'),
            value: <span className="font-mono text-12 break-all">{requestId}</span>,
          },
        ]
      : []),
    {
      label: t('seal'),
      value: seal ? t('sealed', { number: seal.number, when: exact(seal.sealedAt) }) : t('unsealed'),
    },
  ]
  return <Facts items={items} />
}

/** What else there is: the same request, the same record, the same operator. */
function Ways({ event }: { event: PlatformEvent }) {
  const t = useTranslations('platform.trail')
  const { requestId, sameRequest, subjectType, subjectId, operatorId, operator } = event
  const ways = [
    ...(requestId && sameRequest > 1
      ? [
          {
            href: `${LIST}?request=${encodeURIComponent(requestId)}`,
            label: t('sameRequest', { count: sameRequest - 1 }),
          },
        ]
      : []),
    ...(subjectId
      ? [
          subjectType === 'estate'
            ? { href: `${LIST}?about=${subjectId}`, label: t('ofEstate') }
            : { href: `${LIST}?record=${subjectId}`, label: t('ofRecord') },
        ]
      : []),
    ...(operatorId && operator
      ? [{ href: `${LIST}?operator=${operatorId}`, label: t('ofOperator', { name: operator }) }]
      : []),
  ]
  if (ways.length === 0) return null
  return (
    <ul className="flex flex-col gap-2 text-14">
      {ways.map(({ href, label }) => (
        <li key={href}>
          <Link href={href} className="underline underline-offset-3">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
