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
import { api, type TrailEvent } from './client'
import { useActorWords } from './words'

const LIST = '/manage/audit'

/** One event with all that is kept of it. */
export function EventPanel({ id }: { id: string }) {
  const t = useTranslations('audit')
  const query = api.audit.event.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return (
      <RecordError
        error={query.error}
        closeHref={LIST}
        onRetry={() => void query.refetch()}
        gone={t('eventGone')}
      />
    )
  return <Panel event={query.data} />
}

function Panel({ event }: { event: TrailEvent }) {
  const t = useTranslations('audit')
  const actor = useActorWords()
  return (
    <RecordPanel kicker={event.area} title={`${actor(event)} ${event.sentence}`} closeHref={LIST}>
      {event.erased ? <p className="text-14 text-ink-2">{t('erased')}</p> : null}
      <EventFacts event={event} />
      {event.erased ? null : (
        <RecordSection title={t('changes')}>
          {event.changes.length > 0 ? (
            <>
              <ChangesTable
                changes={event.changes}
                words={{ field: t('field'), before: t('before'), after: t('after') }}
              />
              <p className="mt-3 text-12 text-ink-2">{t('masked')}</p>
            </>
          ) : (
            <p className="text-14 text-ink-2">{t('noChanges')}</p>
          )}
        </RecordSection>
      )}
      <Ways event={event} />
    </RecordPanel>
  )
}

function EventFacts({ event }: { event: TrailEvent }) {
  const t = useTranslations('audit')
  const exact = useExactTime()
  const actor = useActorWords()
  const { record, seal } = event
  const sealed = seal ? t('sealed', { number: seal.number, when: exact(seal.sealedAt) }) : t('unsealed')
  const items: { label: string; value: ReactNode }[] = [
    { label: t('facts.at'), value: <When at={event.at} withTime /> },
    { label: t('facts.who'), value: actor(event) },
    ...(event.onBehalfOf ? [{ label: t('facts.onBehalf'), value: event.onBehalfOf }] : []),
    ...(record ? [{ label: t('facts.record'), value: <RecordLink record={record} /> }] : []),
    { label: t('facts.ip'), value: event.ip ? <Code>{event.ip}</Code> : t('noAddress') },
    ...(event.device.length > 0 ? [{ label: t('facts.device'), value: event.device.join(', ') }] : []),
    ...(event.requestId
      ? [
          {
            label: t('facts.request'),
            value: <span className="font-mono text-12 break-all">{event.requestId}</span>,
          },
        ]
      : []),
    { label: t('facts.seal'), value: sealed },
  ]
  return <Facts items={items} />
}

function RecordLink({ record }: { record: NonNullable<TrailEvent['record']> }) {
  const t = useTranslations('audit')
  if (!record.href) return record.label ?? t('gone')
  return (
    <Link href={record.href} className="underline underline-offset-3">
      {record.label}
    </Link>
  )
}

/** What else there is: the same request, the same record, the same person. */
function Ways({ event }: { event: TrailEvent }) {
  const t = useTranslations('audit')
  const ways = [
    ...(event.requestId && event.sameRequest > 1
      ? [
          {
            href: `${LIST}?request=${encodeURIComponent(event.requestId)}`,
            label: t('sameRequest', { count: event.sameRequest - 1 }),
          },
        ]
      : []),
    ...(event.record ? [{ href: `${LIST}?record=${event.record.key}`, label: t('ofRecord') }] : []),
    ...(event.who.kind === 'member' && event.who.id
      ? [{ href: `${LIST}?person=${event.who.id}`, label: t('ofPerson') }]
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
