import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImportStart } from '@/modules/registry/ui/import-start'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.import'))('begin') }
}

export default async function NewImportPage({ params }: Props) {
  await staffPage((await params).estate, 'registry:import', ['estate'])
  return <ImportStart />
}
