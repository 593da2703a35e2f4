import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EditBuilderPanel } from '@/modules/registry/ui/builder-form'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.builders'))('title') }
}

export default async function EditBuilderPage({ params }: Props) {
  const { estate, id } = await params
  await staffPage(estate, 'builders:write', ['estate'])
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.registry.builders.record.prefetch({ id })
  return (
    <HydrateClient>
      <EditBuilderPanel key={id} id={id} />
    </HydrateClient>
  )
}
