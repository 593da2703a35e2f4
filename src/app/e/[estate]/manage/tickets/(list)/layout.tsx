import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { filterOf } from '@/modules/tickets/list-filter'
import { TicketList } from '@/modules/tickets/ui/ticket-list'
import { HydrateClient, trpc } from '@/registry/rsc'
import { holds } from '@/server/context'
import { pageSearch, staffPage } from '@/server/page'
import { PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

type Props = { params: Promise<{ estate: string }>; children: ReactNode }

/** The list stays where it is while records open and close beside it. */
export default async function TicketsLayout({ params, children }: Props) {
  const { actor, estate } = await staffPage((await params).estate, 'tickets:read', ['estate', 'assigned'])
  const reach = actor.scopes('tickets:read').has('estate') ? 'estate' : 'assigned'
  const may = {
    reportFor: holds(actor, 'tickets:reportFor'),
    assign: holds(actor, 'tickets:assign'),
    work: holds(actor, 'tickets:work'),
    export: holds(actor, 'tickets:export'),
  }
  const filter = filterOf(await pageSearch(), reach)
  const t = await getTranslations('tickets.list')
  await Promise.all([
    trpc.tickets.list.prefetchInfinite(filter),
    trpc.tickets.count.prefetch(filter),
    trpc.tickets.categories.prefetch(),
  ])
  const list = (
    <HydrateClient>
      <PageHeader title={t('title')} />
      <TicketList reach={reach} unitWord={estate.unitWord} may={may} />
    </HydrateClient>
  )
  return <SplitView list={list}>{children}</SplitView>
}
