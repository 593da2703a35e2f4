'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { PenLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { useCountryName } from '@/ui/country-name'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { List } from '@/ui/list/list'
import { listOfQuery } from '@/ui/list/list-of-query'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { When } from '@/ui/when'
import { noticesAsked } from '../list-filter'
import { STAGES, type Stage } from '../notice'
import { noticeKind } from '../schemas'
import { api, type NoticeLine } from './client'

/** Everything that estates were told or will be, the newest first. */
export function NoticesList({ mayWrite }: { mayWrite: boolean }) {
  const t = useTranslations('notices')
  const url = useListUrl()
  const { id } = useParams<{ id?: string }>()
  const query = api.notices.list.useInfiniteQuery(noticesAsked(new URLSearchParams(url.search)), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  return (
    <List
      {...listOfQuery(query)}
      id="notices"
      label={t('title')}
      url={url}
      columns={useColumns()}
      rowKey={(notice) => notice.id}
      rowHref={(notice) => `/notices/${notice.id}`}
      rowLabel={(notice) => notice.title}
      openKey={id}
      searchLabel={t('list.search')}
      filters={[
        {
          id: 'stage',
          label: t('list.stage'),
          options: STAGES.map((value) => ({ value, label: t(`stage.${value}`) })),
        },
        {
          id: 'kind',
          label: t('list.kind'),
          options: noticeKind.options.map((value) => ({ value, label: t(`kind.${value}`) })),
        },
      ]}
      exports={`/api/export/notices/notices${url.search}`}
      primary={<WriteNotice mayWrite={mayWrite} />}
      empty={{ title: t('list.none'), body: t('list.noneBody') }}
    />
  )
}

function WriteNotice({ mayWrite }: { mayWrite: boolean }) {
  const t = useTranslations('notices.list')
  if (!mayWrite)
    return (
      <Button variant="primary" icon={<PenLine />} reason={t('noRight')}>
        {t('add')}
      </Button>
    )
  return (
    <LinkButton href="/notices/new" variant="primary" icon={<PenLine />}>
      {t('add')}
    </LinkButton>
  )
}

const TONES: Record<Stage, Tone> = { draft: 'neutral', planned: 'wait', shown: 'active', over: 'neutral' }

export function StageBadge({ stage }: { stage: Stage }) {
  const t = useTranslations('notices.stage')
  return <StatusBadge tone={TONES[stage]}>{t(stage)}</StatusBadge>
}

/** Which estates, in a few words: "Every estate", "2 plans", "Kenya, South Africa", "3 estates". */
export function useReachWords(): (
  notice: Pick<NoticeLine, 'reach' | 'planIds' | 'countries' | 'estateIds'>,
) => string {
  const t = useTranslations('notices')
  const countryName = useCountryName()
  return ({ reach, planIds, countries, estateIds }) => {
    if (reach === 'plans') return t('plansChosen', { count: planIds.length })
    if (reach === 'countries') return countries.map(countryName).join(', ')
    return reach === 'estates' ? t('reached', { count: estateIds.length }) : t('reach.all')
  }
}

function useColumns(): Column<NoticeLine>[] {
  const t = useTranslations('notices')
  const reach = useReachWords()
  return [
    {
      id: 'title',
      header: t('list.title'),
      slot: 'title',
      fixed: true,
      className: 'whitespace-normal',
      cell: ({ title }) => title,
    },
    {
      id: 'stage',
      header: t('list.stage'),
      slot: 'end',
      fixed: true,
      cell: ({ stage }) => <StageBadge stage={stage} />,
    },
    { id: 'kind', header: t('list.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    { id: 'reach', header: t('list.reach'), cell: (notice) => reach(notice) },
    { id: 'audience', header: t('list.audience'), cell: ({ audience }) => t(`audience.${audience}`) },
    {
      id: 'from',
      header: t('list.from'),
      slot: 'none',
      cell: ({ shownFrom }) => <When at={shownFrom} withTime />,
    },
    {
      id: 'until',
      header: t('list.until'),
      slot: 'none',
      cell: ({ endedAt, shownUntil }) => <When at={endedAt ?? shownUntil} withTime />,
    },
    {
      id: 'writtenBy',
      header: t('list.writtenBy'),
      hidden: true,
      slot: 'none',
      cell: ({ writtenBy }) => writtenBy,
    },
  ]
}
