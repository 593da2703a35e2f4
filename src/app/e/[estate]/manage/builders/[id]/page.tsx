import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { BuilderPanel } from '@/modules/registry/ui/builder-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.builders'))('title') }
}

export default async function BuilderPage({ params }: Props) {
  const { estate, id } = await params
  await staffPage(estate, 'builders:read', ['estate'])
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.registry.builders.record.prefetch({ id })
  return (
    <HydrateClient>
      <BuilderPanel key={id} id={id} />
    </HydrateClient>
  )
}
