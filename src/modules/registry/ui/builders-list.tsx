'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { UnitChip } from '@/ui/chips'
import { LinkButton } from '@/ui/link-button'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { Day } from '@/ui/when'
import type { BuilderStanding } from '../builder'
import { builderStanding } from '../schemas'
import { AddLink } from './add-link'
import { api, type BuilderLine } from './client'
import { useDesk, useUnitWords } from './desk-provider'
import { builderFilterOf, builderListOf } from './list-filters'
import { totalOf } from './list-query'

const TONES: Record<BuilderStanding, Tone> = {
  active: 'good',
  not_begun: 'wait',
  insurance_lapsed: 'bad',
  period_over: 'bad',
  ended: 'neutral',
}

export function StandingBadge({ standing }: { standing: BuilderStanding }) {
  const t = useTranslations('registry.builderStanding')
  return <StatusBadge tone={TONES[standing]}>{t(standing)}</StatusBadge>
}

/** Who builds on the estate; the one that is open stands beside the list. */
export function BuildersList() {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const url = useListUrl()
  const { id } = useParams<{ id?: string }>()
  const address = new URLSearchParams(url.search)
  const query = api.registry.builders.list.useInfiniteQuery(builderListOf(address), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const count = api.registry.builders.count.useQuery(builderFilterOf(address), {
    placeholderData: keepPreviousData,
  })
  return (
    <List
      id="builders"
      label={t('builders.title')}
      url={url}
      columns={useBuilderColumns()}
      rows={query.data?.pages.flatMap((page) => page.items) ?? []}
      rowKey={(builder) => builder.id}
      rowHref={(builder) => `/manage/builders/${builder.id}`}
      rowLabel={(builder) => builder.company}
      openKey={id}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      stale={query.isPlaceholderData}
      onRetry={() => void query.refetch()}
      total={totalOf(count.data)}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      searchLabel={t('builders.search', useUnitWords())}
      filters={[
        {
          id: 'standing',
          label: t('builders.standing'),
          options: builderStanding.options.map((value) => ({ value, label: t(`builderStanding.${value}`) })),
        },
      ]}
      exports={may.seeBuilderTerms ? `/api/export/registry/builders${url.search}` : undefined}
      primary={
        <AddLink
          href={`/manage/builders/new${url.search}`}
          label={t('builders.add')}
          may={may.editBuilders}
        />
      }
      empty={{
        title: t('builders.none'),
        body: t('builders.noneBody'),
        action: may.import ? (
          <LinkButton href="/manage/import/new?kind=builders" variant="primary" icon={<Upload />}>
            {t('import.begin')}
          </LinkButton>
        ) : undefined,
      }}
    />
  )
}

function useBuilderColumns(): Column<BuilderLine>[] {
  const t = useTranslations('registry')
  const { unitWord } = useDesk()
  return [
    {
      id: 'company',
      header: t('field.company'),
      slot: 'title',
      sortable: true,
      fixed: true,
      cell: ({ company }) => company,
    },
    {
      id: 'standing',
      header: t('builders.standing'),
      slot: 'end',
      cell: ({ standing }) => <StandingBadge standing={standing} />,
    },
    { id: 'unit', header: unitWord, cell: ({ unit }) => (unit ? <UnitChip label={unit.number} /> : null) },
    { id: 'contact', header: t('field.contactName'), cell: ({ contactName }) => contactName },
    {
      id: 'end',
      header: t('field.buildingEnd'),
      slot: 'none',
      cell: ({ buildingEnd }) => (buildingEnd ? <Day date={buildingEnd} /> : null),
    },
    {
      id: 'insurance',
      header: t('field.insuranceExpiry'),
      slot: 'none',
      cell: ({ insuranceExpiry }) => (insuranceExpiry ? <Day date={insuranceExpiry} /> : null),
    },
    {
      id: 'hours',
      header: t('field.permittedHours'),
      slot: 'none',
      hidden: true,
      cell: ({ permittedHours }) => permittedHours,
    },
  ]
}
