import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ticketById } from '@/modules/tickets/schemas'
import { HelpRecord } from '@/modules/tickets/ui/help-record'
import { HydrateClient, isMissing, trpc } from '@/registry/rsc'
import { permittedPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets.help'))('title') }
}

export default async function ReportPage({ params }: Props) {
  const { estate: slug, id } = await params
  const { estate } = await permittedPage(slug, 'tickets:report')
  if (!ticketById.safeParse({ id }).success) notFound()
  await trpc.tickets.record.prefetch({ id })
  if (isMissing()) notFound()
  return (
    <HydrateClient>
      <HelpRecord id={id} unitWord={estate.unitWord} />
    </HydrateClient>
  )
}
