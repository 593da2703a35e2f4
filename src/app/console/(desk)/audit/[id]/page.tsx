import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EventPanel } from '@/modules/platform/ui/event-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'

export default async function EventPage({ params }: { params: Promise<{ id: string }> }) {
  await operatorPage('estates:read')
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.platform.event.prefetch({ id })
  return (
    <HydrateClient>
      <EventPanel key={id} id={id} />
    </HydrateClient>
  )
}
