import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ticketById } from '@/modules/tickets/schemas'
import { TicketPanel } from '@/modules/tickets/ui/ticket-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets.list'))('title') }
}

export default async function TicketPage({ params }: Props) {
  const { estate: slug, id } = await params
  const { estate } = await staffPage(slug, 'tickets:read', ['estate', 'assigned'])
  if (!ticketById.safeParse({ id }).success) notFound()
  await trpc.tickets.record.prefetch({ id })
  return (
    <HydrateClient>
      <TicketPanel key={id} id={id} unitWord={estate.unitWord} />
    </HydrateClient>
  )
}
