'use client'

import { Ellipsis, UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { IconButton } from '@/ui/icon-button'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Menu } from '@/ui/menu'
import { StatusBadge } from '@/ui/status-badge'
import { When } from '@/ui/when'
import { api, type OperatorLine } from './client'
import { OperatorDialog, type OperatorAct } from './operator-dialog'

/** Staff of the platform: who can come here, and what they may do. */
export function OperatorsList() {
  const t = useTranslations('platform.operators')
  const query = api.platform.operators.list.useQuery()
  const [act, setAct] = useState<OperatorAct>()
  const mayManage = query.data?.mayManage ?? false
  const noRight = mayManage ? undefined : t('noRight')
  return (
    <>
      <List
        id="operators"
        label={t('title')}
        url={useListUrl()}
        exports="/api/export/platform/operators"
        columns={useColumns(mayManage, setAct)}
        rows={query.data?.operators ?? []}
        rowKey={(operator) => operator.id}
        rowLabel={(operator) => operator.name}
        state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
        onRetry={() => void query.refetch()}
        primary={
          <Button
            variant="primary"
            size="small"
            icon={<UserPlus />}
            reason={noRight}
            onClick={() => setAct({ kind: 'invite' })}
          >
            {t('invite')}
          </Button>
        }
        empty={{ title: t('title') }}
      />
      <OperatorDialog act={act} onClose={() => setAct(undefined)} />
    </>
  )
}

const TONE = { active: 'good', invited: 'wait', deactivated: 'neutral' } as const

function useColumns(mayManage: boolean, onAct: (act: OperatorAct) => void): Column<OperatorLine>[] {
  const t = useTranslations('platform.operators')
  const role = useTranslations('platform.role')
  return [
    {
      id: 'name',
      header: t('name'),
      slot: 'title',
      fixed: true,
      cell: ({ name, self }) => (self ? `${name} (${t('you')})` : name),
    },
    { id: 'email', header: t('email'), className: 'wrap-anywhere', cell: ({ email }) => email },
    { id: 'role', header: t('role'), cell: (operator) => role(operator.role) },
    {
      id: 'state',
      header: t('state'),
      slot: 'end',
      cell: ({ state }) => <StatusBadge tone={TONE[state]}>{t(`states.${state}`)}</StatusBadge>,
    },
    {
      id: 'factor',
      header: t('factor'),
      cell: ({ enrolled }) => `${t('factor')}: ${t(enrolled ? 'factors.on' : 'factors.off')}`,
    },
    {
      id: 'seen',
      header: t('seen'),
      cell: ({ seenAt }) => (seenAt ? <When at={seenAt} withTime /> : t('never')),
    },
    {
      id: 'acts',
      header: '',
      cell: (operator) => <Acts operator={operator} mayManage={mayManage} onAct={onAct} />,
    },
  ]
}

type ActsProps = { operator: OperatorLine; mayManage: boolean; onAct: (act: OperatorAct) => void }

function Acts({ operator, mayManage, onAct }: ActsProps) {
  const t = useTranslations('platform.operators')
  const reason = !mayManage ? t('noRight') : operator.self ? t('notSelf') : undefined
  const item = (kind: Exclude<OperatorAct['kind'], 'invite'>, label: string) => ({
    id: kind,
    label,
    reason,
    onSelect: () => onAct({ kind, operator }),
  })
  return (
    <Menu
      trigger={<IconButton label={t('acts', { name: operator.name })} icon={<Ellipsis />} />}
      items={
        operator.state === 'deactivated'
          ? [item('reactivate', t('reactivate'))]
          : [
              item('change', t('change')),
              operator.state === 'invited' ? item('resend', t('resend')) : item('reset', t('reset')),
              item('deactivate', t('deactivate')),
            ]
      }
    />
  )
}
