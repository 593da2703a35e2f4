import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DatabaseScreen } from '@/modules/platform/ui/database-screen'
import { operatorPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform.database'))('title') }
}

export default async function DatabasePage() {
  await operatorPage('jobs:read')
  const t = await getTranslations('platform.database')
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DatabaseScreen />
    </Page>
  )
}
