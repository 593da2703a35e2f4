import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { MeterPanel } from '@/modules/registry/ui/meter-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.meters'))('title') }
}

export default async function MeterPage({ params }: Props) {
  const { estate, id } = await params
  await staffPage(estate, 'meters:read', ['estate'])
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.registry.meters.record.prefetch({ id })
  return (
    <HydrateClient>
      <MeterPanel key={id} id={id} />
    </HydrateClient>
  )
}
