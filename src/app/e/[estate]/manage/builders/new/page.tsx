import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewBuilderPanel } from '@/modules/registry/ui/builder-form'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.builders'))('newTitle') }
}

export default async function NewBuilderPage({ params }: Props) {
  await staffPage((await params).estate, 'builders:write', ['estate'])
  return <NewBuilderPanel />
}
