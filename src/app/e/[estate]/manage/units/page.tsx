import type { Metadata } from 'next'
import { pluralOf } from '@/modules/registry/unit-word'
import { estateOfPage, staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: pluralOf((await estateOfPage((await params).estate)).unitWord) }
}

/** The list alone: it stands in the layout. */
export default async function UnitsPage({ params }: Props) {
  await staffPage((await params).estate, 'units:read', ['estate'])
  return null
}
