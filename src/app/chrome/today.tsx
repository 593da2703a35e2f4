'use client'

import { createTRPCReact } from '@trpc/react-query'
import { CheckCheck, Upload } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { registryRouter } from '@/modules/registry/router'
import type { ticketsRouter } from '@/modules/tickets/router'
import type { RouterWith } from '@/server/trpc/builders'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { LinkButton } from '@/ui/link-button'
import { Code } from '@/ui/plate'
import { Skeleton } from '@/ui/skeleton'
import { Stat, StatRow } from '@/ui/stat'
import { TextLink } from '@/ui/text-link'
import { When } from '@/ui/when'
import { TODAY, type TodayParts } from './today-queries'

type Router = RouterWith<{ tickets: typeof ticketsRouter; registry: typeof registryRouter }>

const api = createTRPCReact<Router>()

/** The state of the estate in numbers that open their lists, and what waits for a hand. */
export function Today({ parts }: { parts: TodayParts }) {
  const units = api.registry.units.count.useQuery(TODAY.units, { enabled: parts.units })
  if (parts.imports && units.data?.count === 0) return <FirstStep />
  return (
    <div className="flex flex-col gap-9">
      <StatRow>
        {parts.tickets ? <TicketStats whose={parts.tickets} /> : null}
        {parts.people ? <PeopleStat /> : null}
        {parts.units ? <UnitStats /> : null}
      </StatRow>
      {parts.tickets ? <Waiting whose={parts.tickets} /> : null}
    </div>
  )
}

/** An estate without units has nothing to count: how to begin. */
function FirstStep() {
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
      {t('firstBody')}
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
  const waiting = api.tickets.count.useQuery(TODAY.waiting[whose])
  return (
    <>
      <Stat label={t(`open.${whose}`)} value={<Count of={open} />} href="/manage/tickets" />
      {whose === 'all' ? (
        <Stat
          label={t('unassigned')}
          value={<Count of={waiting} />}
          hint={
            waiting.data?.count ? t('unassignedHint', { count: waiting.data.count }) : t('unassignedNone')
          }
          tone={waiting.data?.count ? 'warn' : 'good'}
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

function UnitStats() {
  const t = useTranslations('app.today')
  const all = api.registry.units.count.useQuery(TODAY.units)
  const occupied = api.registry.units.count.useQuery(TODAY.occupied)
  const hint = all.data ? t('ofUnits', { count: all.data.count }) : undefined
  return (
    <Stat
      label={t('occupied')}
      value={<Count of={occupied} />}
      hint={hint}
      href="/manage/units?status=occupied"
    />
  )
}

/** Tickets that nobody has taken yet; for a technician, those that are theirs. */
function Waiting({ whose }: { whose: 'all' | 'mine' }) {
  const t = useTranslations('app.today')
  const waiting = api.tickets.list.useQuery({ ...TODAY.waiting[whose], limit: TODAY.shown })
  return (
    <section aria-labelledby="waiting" className="max-w-3xl">
      <div className="flex items-baseline justify-between gap-4 border-b pb-2">
        <h2 id="waiting" className="text-16 font-semibold">
          {t(`waiting.${whose}`)}
        </h2>
        <TextLink href="/manage/tickets" className="text-14">
          {t('allTickets')}
        </TextLink>
      </div>
      {waiting.isError ? <ErrorState title={t('failed')} onRetry={() => void waiting.refetch()} /> : null}
      {waiting.isPending ? <WaitingSkeleton /> : null}
      {waiting.data?.items.length === 0 ? (
        <p className="flex items-center gap-2.5 py-5 text-ink-2">
          <CheckCheck aria-hidden="true" className="size-5 shrink-0 text-good" />
          {t(`nothing.${whose}`)}
        </p>
      ) : null}
      <ul className="divide-y">
        {waiting.data?.items.map((ticket) => (
          <li key={ticket.id}>
            <Link
              href={`/manage/tickets/${ticket.id}`}
              className="group grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 py-2.5 hover:bg-ink/3 sm:grid-cols-[8.5rem_1fr_auto]"
            >
              <span className="text-14 text-ink-2 max-sm:order-last max-sm:col-span-2">
                <Code>{ticket.number}</Code>
              </span>
              <span className="min-w-0 truncate group-hover:text-accent">{ticket.title}</span>
              <When at={ticket.createdAt} className="text-14 text-ink-2" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function WaitingSkeleton() {
  return (
    <div className="flex flex-col gap-4 py-4">
      {[0, 1, 2].map((line) => (
        <Skeleton key={line} className="h-5 w-full" />
      ))}
    </div>
  )
}
