import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { trailAsked } from '@/modules/platform/list-filters'
import { TrailList } from '@/modules/platform/ui/trail-list'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage, pageSearch } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'
import { VerifyPlatformTrail } from './verify-platform-trail'

/** The list stays where it is while events open and close beside it. */
export default async function AuditLayout({ children }: { children: ReactNode }) {
  await operatorPage('estates:read')
  const t = await getTranslations('platform')
  await Promise.all([
    trpc.platform.trail.prefetchInfinite(trailAsked(await pageSearch())),
    trpc.platform.trailFilters.prefetch(),
  ])
  return (
    <ModuleWords of={['audit']}>
      <HydrateClient>
        <SplitView
          list={
            <Page>
              <PageHeader title={t('trail.title')} lead={t('trail.lead')} />
              <VerifyPlatformTrail />
              <TrailList />
            </Page>
          }
        >
          {children}
        </SplitView>
      </HydrateClient>
    </ModuleWords>
  )
}
