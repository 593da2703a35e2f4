import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TrailList } from '@/modules/platform/ui/trail-list'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { VerifyPlatformTrail } from './verify-platform-trail'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('platform')
  return { title: t('trail.title') }
}

export default async function AuditPage() {
  await operatorPage('estates:read')
  const t = await getTranslations('platform')
  await Promise.all([trpc.platform.trail.prefetchInfinite({}), trpc.platform.trailFilters.prefetch()])
  return (
    <ModuleWords of={['platform', 'audit']}>
      <HydrateClient>
        <Page>
          <PageHeader title={t('trail.title')} lead={t('trail.lead')} />
          <VerifyPlatformTrail />
          <TrailList />
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
