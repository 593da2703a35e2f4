'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { List } from '@/ui/list/list'
import { listOfQuery } from '@/ui/list/list-of-query'
import type { Column, ListFilter } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { When } from '@/ui/when'
import { trailAsked } from '../list-filters'
import { api } from './client'
import { EstateAndPeriod } from './estate-and-period'
import { EventSubject, useActor, useEventWords, type PlatformEventLine } from './event-timeline'

/** What was done on the platform, by whom and why: its own audit trail. */
export function TrailList() {
  const t = useTranslations('platform')
  const url = useListUrl()
  const { id: openKey } = useParams<{ id?: string }>()
  const asked = trailAsked(new URLSearchParams(url.search))
  const words = useEventWords()
  const query = api.platform.trail.useInfiniteQuery(asked, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  return (
    <div className="flex flex-col gap-3">
      <EstateAndPeriod url={url} />
      <List
        {...listOfQuery(query)}
        id="trail"
        label={t('trail.title')}
        url={url}
        columns={useTrailColumns()}
        rowKey={(event) => event.id}
        rowHref={(event) => `/audit/${event.id}`}
        rowLabel={(event) => words(event)}
        openKey={openKey}
        searchLabel={t('trail.search')}
        filters={useTrailFilters(asked)}
        exports={`/api/export/platform/trail${url.search}`}
        empty={{ title: t('trail.none'), body: t('trail.noneBody') }}
      />
    </div>
  )
}

/** Too long to stand beside other facts: on a phone it has a line of its own. */
const OWN_LINE = 'whitespace-normal stacked:basis-full'

function useTrailColumns(): Column<PlatformEventLine>[] {
  const t = useTranslations('platform')
  const words = useEventWords()
  const actor = useActor()
  return [
    {
      id: 'at',
      header: t('trail.at'),
      slot: 'end',
      fixed: true,
      cell: ({ at }) => <When at={at} withTime />,
    },
    { id: 'operator', header: t('trail.operator'), cell: (event) => actor(event) },
    {
      id: 'act',
      header: t('trail.act'),
      slot: 'title',
      fixed: true,
      cell: (event) => (
        <span className="inline-block font-semibold first-letter:uppercase">{words(event)}</span>
      ),
    },
    { id: 'subject', header: t('trail.subject'), cell: (event) => <EventSubject event={event} /> },
    {
      id: 'change',
      header: t('trail.change'),
      hidden: true,
      slot: 'none',
      cell: (event) => <Change event={event} />,
    },
    { id: 'reason', header: t('trail.reason'), className: OWN_LINE, cell: ({ reason }) => reason },
  ]
}

function Change({ event }: { event: PlatformEventLine }) {
  const t = useTranslations('platform')
  if (!event.change) return null
  return `${t(`status.${event.change.before}`)} → ${t(`status.${event.change.after}`)}`
}

/** Who, what and about what always; a record or a request where the way here led through one. */
function useTrailFilters({ subjectId, request }: ReturnType<typeof trailAsked>): ListFilter[] {
  const t = useTranslations('platform')
  const words = useEventWords()
  const { data } = api.platform.trailFilters.useQuery()
  return [
    {
      id: 'operator',
      label: t('trail.operator'),
      options: (data?.operators ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      id: 'act',
      label: t('trail.act'),
      options: (data?.acts ?? []).map((name) => ({ value: name, label: words({ name }) })),
    },
    {
      id: 'subject',
      label: t('trail.subject'),
      options: (data?.subjects ?? []).map((value) => ({
        value,
        label: t.has(`subject.${value}`) ? t(`subject.${value}`) : value,
      })),
    },
    ...(subjectId
      ? [
          {
            id: 'record',
            label: t('trail.record'),
            options: [{ value: subjectId, label: t('trail.thisRecord') }],
          },
        ]
      : []),
    ...(request
      ? [
          {
            id: 'request',
            label: t('trail.request'),
            options: [{ value: request, label: t('trail.thisRequest') }],
          },
        ]
      : []),
  ]
}
