import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GeneralSettings } from '@/modules/settings/ui/general-form'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.general'))('title') }
}

export default async function GeneralPage({ params }: Props) {
  await staffPage((await params).estate, 'settings:estate')
  const t = await getTranslations('settings.general')
  await trpc.settings.general.prefetch()
  return (
    <ModuleWords of={['settings']}>
      <HydrateClient>
        <Page width="reading">
          <PageHeader title={t('title')} lead={t('lead')} />
          <GeneralSettings />
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
