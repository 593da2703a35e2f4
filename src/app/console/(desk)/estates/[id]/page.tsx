import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EstatePanel } from '@/modules/platform/ui/estate-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'

export default async function EstatePage({ params }: { params: Promise<{ id: string }> }) {
  await operatorPage('estates:read')
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.platform.estate.prefetch({ id })
  return (
    <HydrateClient>
      <EstatePanel id={id} />
    </HydrateClient>
  )
}
