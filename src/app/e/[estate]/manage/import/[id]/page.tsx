import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ImportScreen } from '@/modules/registry/ui/import-screen'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.import'))('begin') }
}

export default async function ImportPage({ params }: Props) {
  const { estate, id } = await params
  await staffPage(estate, 'registry:import', ['estate'])
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.registry.imports.record.prefetch({ id })
  return (
    <HydrateClient>
      <ImportScreen id={id} />
    </HydrateClient>
  )
}
