import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EditUnitPanel } from '@/modules/registry/ui/unit-form'
import { pluralOf } from '@/modules/registry/unit-word'
import { HydrateClient, trpc } from '@/registry/rsc'
import { estateOfPage, staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: pluralOf((await estateOfPage((await params).estate)).unitWord) }
}

export default async function EditUnitPage({ params }: Props) {
  const { estate, id } = await params
  await staffPage(estate, 'units:write', ['estate'])
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.registry.units.record.prefetch({ id })
  return (
    <HydrateClient>
      <EditUnitPanel key={id} id={id} />
    </HydrateClient>
  )
}
