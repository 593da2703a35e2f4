import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EditMeterPanel } from '@/modules/registry/ui/meter-form'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.meters'))('title') }
}

export default async function EditMeterPage({ params }: Props) {
  const { estate, id } = await params
  await staffPage(estate, 'meters:write', ['estate'])
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.registry.meters.record.prefetch({ id })
  return (
    <HydrateClient>
      <EditMeterPanel key={id} id={id} />
    </HydrateClient>
  )
}
