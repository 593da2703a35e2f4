import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ArchivePanel } from '@/modules/archive/ui/archive-panel'
import { AskPassword } from '@/modules/identity/ui/ask-password'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('archive'))('title') }
}

export default async function ArchivePage({ params }: Props) {
  const { estate } = await staffPage((await params).estate, 'estate:export', ['estate'])
  const t = await getTranslations('archive')
  await trpc.archive.list.prefetch()
  return (
    <ModuleWords of={['archive']}>
      <HydrateClient>
        <Page width="reading">
          <PageHeader title={t('title')} lead={t('lead', { estate: estate.name })} />
          <p className="text-14 text-pretty text-ink-2">{t('inside')}</p>
          <AskPassword>
            <ArchivePanel />
          </AskPassword>
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
