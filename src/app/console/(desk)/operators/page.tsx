import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OperatorsList } from '@/modules/platform/ui/operators-list'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform.operators'))('title') }
}

export default async function OperatorsPage() {
  await operatorPage('operators:read')
  const t = await getTranslations('platform.operators')
  await trpc.platform.operators.list.prefetch()
  return (
    <HydrateClient>
      <Page>
        <PageHeader title={t('title')} lead={t('lead')} />
        <OperatorsList />
      </Page>
    </HydrateClient>
  )
}
