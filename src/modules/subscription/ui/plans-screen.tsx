'use client'

import { Plus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { LinkButton } from '@/ui/link-button'
import { List } from '@/ui/list/list'
import { useListUrl } from '@/ui/list/use-list-url'
import { StatusBadge } from '@/ui/status-badge'
import { api, type PlanLine } from './client'
import { useSize } from './use-limits'
import { useMoney } from './use-money'

/** Every plan, with what it costs and how many estates are on it. */
export function PlansScreen() {
  const t = useTranslations('subscription.plans')
  const url = useListUrl()
  const { id: openKey } = useParams<{ id?: string }>()
  const query = api.subscription.plans.useQuery()
  const columns = usePlanColumns()
  const { plans = [], mayChange = false } = query.data ?? {}
  return (
    <List
      id="plans"
      label={t('title')}
      url={url}
      columns={columns}
      rows={plans}
      rowKey={(row) => row.id}
      rowHref={(row) => `/plans/${row.id}`}
      rowLabel={(row) => row.name}
      openKey={openKey}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      onRetry={() => void query.refetch()}
      total={plans.length}
      exports={`/api/export/subscription/plans${url.search}`}
      primary={
        mayChange ? (
          <LinkButton href="/plans/new" variant="primary" icon={<Plus />}>
            {t('add')}
          </LinkButton>
        ) : undefined
      }
      empty={{ title: t('none'), body: t('noneBody') }}
    />
  )
}

function usePlanColumns() {
  const t = useTranslations('subscription.plans')
  const format = useFormatter()
  const money = useMoney()
  const size = useSize()
  const limit = (max: number | null) => (max === null ? t('noLimit') : format.number(max))
  return [
    { id: 'name', header: t('name'), slot: 'title' as const, fixed: true, cell: (row: PlanLine) => row.name },
    {
      id: 'state',
      header: t('state'),
      slot: 'end' as const,
      cell: (row: PlanLine) =>
        row.active ? (
          <StatusBadge tone={row.forTrial ? 'active' : 'good'}>
            {row.forTrial ? t('tried') : t('offered')}
          </StatusBadge>
        ) : (
          <StatusBadge tone="neutral">{t('retired')}</StatusBadge>
        ),
    },
    {
      id: 'estates',
      header: t('estates'),
      cell: (row: PlanLine) => t('estatesOn', { count: row.estates }),
    },
    {
      id: 'prices',
      header: t('prices'),
      cell: (row: PlanLine) => (
        <span className="font-mono">
          {row.prices
            .slice(0, 3)
            .map(({ amount, currency }) => money(amount, currency))
            .join(' · ')}
          {row.prices.length > 3 ? ' …' : ''}
        </span>
      ),
    },
    { id: 'units', header: t('units'), slot: 'none' as const, cell: (row: PlanLine) => limit(row.maxUnits) },
    { id: 'staff', header: t('staff'), slot: 'none' as const, cell: (row: PlanLine) => limit(row.maxStaff) },
    {
      id: 'storage',
      header: t('storage'),
      slot: 'none' as const,
      cell: (row: PlanLine) => (row.maxStorage === null ? t('noLimit') : size(Number(row.maxStorage))),
    },
  ]
}
