import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { byId } from '@/modules/audit/schemas'
import { EventPanel } from '@/modules/audit/ui/event-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function EventPage({ params }: Props) {
  const { estate, id } = await params
  await staffPage(estate, 'audit:read')
  if (!byId.safeParse({ id }).success) notFound()
  await trpc.audit.event.prefetch({ id })
  return (
    <HydrateClient>
      <EventPanel key={id} id={id} />
    </HydrateClient>
  )
}
