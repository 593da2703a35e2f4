import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EditPersonPanel } from '@/modules/registry/ui/person-form'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.people'))('title') }
}

export default async function EditPersonPage({ params }: Props) {
  const { estate, id } = await params
  await staffPage(estate, 'people:write', ['estate'])
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.registry.people.record.prefetch({ id })
  return (
    <HydrateClient>
      <EditPersonPanel key={id} id={id} />
    </HydrateClient>
  )
}
