import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { EstatesList } from '@/modules/platform/ui/estates-list'
import { featureWords } from '@/registry/feature-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

export default async function EstatesLayout({ children }: { children: ReactNode }) {
  await operatorPage('estates:read')
  const t = await getTranslations('platform')
  const [features] = await Promise.all([
    featureWords(),
    trpc.platform.estates.prefetchInfinite({}),
    trpc.platform.estateFilters.prefetch(),
  ])
  return (
    <HydrateClient>
      <SplitView
        list={
          <Page>
            <PageHeader title={t('estates.title')} lead={t('estates.lead')} />
            <EstatesList features={features} />
          </Page>
        }
      >
        {children}
      </SplitView>
    </HydrateClient>
  )
}
