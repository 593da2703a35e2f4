'use client'

import { createTRPCReact } from '@trpc/react-query'
import { Upload } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { registryRouter } from '@/modules/registry/router'
import { unitWordsOf } from '@/modules/registry/unit-word'
import type { ticketsRouter } from '@/modules/tickets/router'
import { NextTickets } from '@/modules/tickets/ui/next-tickets'
import type { RouterWith } from '@/server/trpc/builders'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { Skeleton } from '@/ui/skeleton'
import { Stat, StatRow } from '@/ui/stat'
import { TODAY, type TodayParts } from './today-queries'

type Router = RouterWith<{ tickets: typeof ticketsRouter; registry: typeof registryRouter }>

const api = createTRPCReact<Router>()

type TodayProps = {
  parts: TodayParts
  /** The checklist above says how to begin. */
  guided: boolean
  unitWord: string
}

/** The state of the estate in numbers that open their lists, and what waits for a hand. */
export function Today({ parts, guided, unitWord }: TodayProps) {
  const units = api.registry.units.count.useQuery(TODAY.units, { enabled: parts.units })
  if (parts.imports && units.data?.count === 0) return guided ? null : <FirstStep unitWord={unitWord} />
  return (
    <div className="flex flex-col gap-9">
      <StatRow>
        {parts.tickets ? <TicketStats whose={parts.tickets} /> : null}
        {parts.people ? <PeopleStat /> : null}
        {parts.units ? <UnitStats unitWord={unitWord} /> : null}
      </StatRow>
      {parts.tickets ? <NextTickets whose={parts.tickets} unitWord={unitWord} /> : null}
    </div>
  )
}

/** An estate without units has nothing to count: how to begin. */
function FirstStep({ unitWord }: { unitWord: string }) {
  const t = useTranslations('app.today')
  return (
    <EmptyState
      title={t('firstTitle')}
      action={
        <LinkButton href="/manage/import" variant="primary" icon={<Upload />}>
          {t('firstAction')}
        </LinkButton>
      }
    >
      {t('firstBody', unitWordsOf(unitWord))}
    </EmptyState>
  )
}

type Counted = { data?: { count: number; more: boolean } }

function Count({ of: { data } }: { of: Counted }) {
  const format = useFormatter()
  return data ? `${format.number(data.count)}${data.more ? '+' : ''}` : <Skeleton className="h-8 w-12" />
}

function TicketStats({ whose }: { whose: 'all' | 'mine' }) {
  const t = useTranslations('app.today')
  const open = api.tickets.count.useQuery(TODAY.open)
  const unassigned = api.tickets.count.useQuery(TODAY.unassigned, { enabled: whose === 'all' })
  return (
    <>
      <Stat label={t(`open.${whose}`)} value={<Count of={open} />} href="/manage/tickets" />
      {whose === 'all' ? (
        <Stat
          label={t('unassigned')}
          value={<Count of={unassigned} />}
          hint={
            unassigned.data?.count
              ? t('unassignedHint', { count: unassigned.data.count })
              : t('unassignedNone')
          }
          tone={unassigned.data?.count ? 'warn' : 'good'}
          href="/manage/tickets?assignee=nobody"
        />
      ) : null}
    </>
  )
}

function PeopleStat() {
  const t = useTranslations('app.today')
  return (
    <Stat
      label={t('people')}
      value={<Count of={api.registry.people.count.useQuery(TODAY.people)} />}
      href="/manage/people"
    />
  )
}

function UnitStats({ unitWord }: { unitWord: string }) {
  const t = useTranslations('app.today')
  const words = unitWordsOf(unitWord)
  const all = api.registry.units.count.useQuery(TODAY.units)
  const occupied = api.registry.units.count.useQuery(TODAY.occupied)
  const hint = all.data ? t('ofUnits', { ...words, count: all.data.count }) : undefined
  return (
    <Stat
      label={t('occupied', words)}
      value={<Count of={occupied} />}
      hint={hint}
      href="/manage/units?status=occupied"
    />
  )
}
