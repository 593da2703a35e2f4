import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HoursSettings } from '@/modules/settings/ui/hours-form'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.hours'))('title') }
}

export default async function HoursPage({ params }: Props) {
  await staffPage((await params).estate, 'settings:hours')
  const t = await getTranslations('settings.hours')
  await trpc.settings.hours.prefetch()
  return (
    <ModuleWords of={['settings']}>
      <HydrateClient>
        <Page width="reading">
          <PageHeader title={t('title')} lead={t('lead')} />
          <HoursSettings />
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
