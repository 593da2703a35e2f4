'use client'

import { CheckCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { TextLink } from '@/ui/text-link'
import { Age } from './age'
import { api, type TicketLine } from './client'
import { PriorityMark } from './priority-mark'
import { placeWords } from './place-words'
import { TicketStatusBadge } from './ticket-status'

type NextTicketsProps = { whose: 'all' | 'mine'; unitWord: string }

/** On the staff's Today: what needs a hand, the most pressing first. */
export function NextTickets({ whose, unitWord }: NextTicketsProps) {
  const t = useTranslations('tickets.today')
  const next = api.tickets.next.useQuery()
  return (
    <section aria-labelledby="next-tickets">
      <div className="flex items-baseline justify-between gap-4 border-b pb-2">
        <h2 id="next-tickets" className="text-16 font-semibold">
          {t(`${whose}.title`)}
        </h2>
        <TextLink href="/manage/tickets" className="text-14">
          {t('list')}
        </TextLink>
      </div>
      {next.isError ? <ErrorState title={t('failed')} onRetry={() => void next.refetch()} /> : null}
      {next.isPending ? <LineSkeletons /> : null}
      {next.data?.length === 0 ? (
        <p className="flex items-center gap-2.5 py-5 text-ink-2">
          <CheckCheck aria-hidden="true" className="size-5 shrink-0 text-good" />
          {t(`${whose}.none`)}
        </p>
      ) : null}
      <ul className="divide-y">
        {next.data?.map((ticket) => (
          <li key={ticket.id}>
            <NextTicket ticket={ticket} unitWord={unitWord} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function NextTicket({ ticket, unitWord }: { ticket: TicketLine; unitWord: string }) {
  const t = useTranslations('tickets.list')
  const { priority, assignee } = ticket
  return (
    <Link
      href={`/manage/tickets/${ticket.id}`}
      className="group -mx-3 grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 px-3 py-2.5 hover:bg-ink/3"
    >
      <span className="min-w-0 font-semibold text-pretty group-hover:text-accent">{ticket.title}</span>
      <TicketStatusBadge status={ticket.status} />
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 text-14 text-ink-2">
        {priority === 'urgent' || priority === 'high' ? <PriorityMark priority={priority} /> : null}
        <span className="max-w-full truncate">{placeWords(ticket, unitWord)}</span>
        <span>{assignee?.name ?? t('noOne')}</span>
      </span>
      <span className="text-right text-14 text-ink-2">
        <Age since={ticket.createdAt} />
      </span>
    </Link>
  )
}

function LineSkeletons() {
  return (
    <div className="flex flex-col gap-4 py-4">
      {[0, 1, 2].map((line) => (
        <Skeleton key={line} className="h-9 w-full" />
      ))}
    </div>
  )
}
