import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { VisitsList } from '@/modules/support/ui/visits-list'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('support.console'))('title') }
}

export default async function VisitsPage() {
  await operatorPage('support:read')
  const t = await getTranslations('support.console')
  await trpc.support.visits.prefetchInfinite({})
  return (
    <HydrateClient>
      <Page>
        <PageHeader title={t('title')} lead={t('lead')} />
        <VisitsList />
      </Page>
    </HydrateClient>
  )
}
