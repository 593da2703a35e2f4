import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { UnitPanel } from '@/modules/registry/ui/unit-panel'
import { pluralOf } from '@/modules/registry/unit-word'
import { HydrateClient, trpc } from '@/registry/rsc'
import { estateOfPage, staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: pluralOf((await estateOfPage((await params).estate)).unitWord) }
}

export default async function UnitPage({ params }: Props) {
  const { estate, id } = await params
  await staffPage(estate, 'units:read', ['estate'])
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.registry.units.record.prefetch({ id })
  return (
    <HydrateClient>
      <UnitPanel key={id} id={id} />
    </HydrateClient>
  )
}
