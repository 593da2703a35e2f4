'use client'

import { useTranslations } from 'next-intl'
import { CardLink } from '@/ui/card'
import { When } from '@/ui/when'
import { categoryIcon } from './category-icon'
import type { TicketLine } from './client'
import { placeWords } from './ticket-place'
import { HomeStatusBadge } from './ticket-status'

type HelpCardProps = { ticket: TicketLine; unitWord: string; me: string; tone?: 'plain' | 'urgent' }

/** One report of the household, and how far it is. */
export function HelpCard({ ticket, unitWord, me, tone }: HelpCardProps) {
  const t = useTranslations('tickets.help')
  const by = ticket.reporter.id === me ? null : t('by', { name: ticket.reporter.name })
  return (
    <CardLink
      href={`/help/${ticket.id}`}
      title={ticket.title}
      icon={categoryIcon(ticket.category.key)}
      tone={tone}
    >
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-1">
        <HomeStatusBadge status={ticket.status} />
        <span>
          <When at={ticket.createdAt} /> · {placeWords(ticket, unitWord)}
          {by ? ` · ${by}` : null}
        </span>
      </span>
    </CardLink>
  )
}
