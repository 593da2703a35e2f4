import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BeginImport, ImportsList } from '@/modules/registry/ui/imports-list'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.import'))('title') }
}

export default async function ImportsPage({ params }: Props) {
  await staffPage((await params).estate, 'registry:import', ['estate'])
  const t = await getTranslations('registry.import')
  await trpc.registry.imports.list.prefetchInfinite({})
  return (
    <HydrateClient>
      <Page className="gap-4">
        <PageHeader title={t('title')} actions={<BeginImport />} />
        <ImportsList />
      </Page>
    </HydrateClient>
  )
}
