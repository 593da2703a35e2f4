import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.meters'))('title') }
}

/** The list alone: it stands in the layout. */
export default async function MetersPage({ params }: Props) {
  await staffPage((await params).estate, 'meters:read', ['estate'])
  return null
}
