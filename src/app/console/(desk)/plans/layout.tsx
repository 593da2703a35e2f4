import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PlansScreen } from '@/modules/subscription/ui/plans-screen'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

export default async function PlansLayout({ children }: { children: ReactNode }) {
  await operatorPage('plans:read')
  const t = await getTranslations('subscription.plans')
  await trpc.subscription.plans.prefetch()
  return (
    <ModuleWords of={['subscription']}>
      <HydrateClient>
        <SplitView
          list={
            <Page>
              <PageHeader title={t('title')} lead={t('lead')} />
              <PlansScreen />
            </Page>
          }
        >
          {children}
        </SplitView>
      </HydrateClient>
    </ModuleWords>
  )
}
