import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DeliveriesList } from '@/modules/platform/ui/deliveries-list'
import { operatorPage } from '@/server/page'
import { operatorMay } from '@/server/permissions'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

export default async function DeliveriesLayout({ children }: { children: ReactNode }) {
  const { role } = await operatorPage('jobs:read')
  const t = await getTranslations('platform.deliveries')
  return (
    <SplitView
      list={
        <Page>
          <PageHeader title={t('title')} lead={t('lead')} />
          <DeliveriesList mayRetry={operatorMay(role, 'jobs:retry')} />
        </Page>
      }
    >
      {children}
    </SplitView>
  )
}
