import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { JobsList } from '@/modules/platform/ui/jobs-list'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

export default async function JobsLayout({ children }: { children: ReactNode }) {
  await operatorPage('jobs:read')
  const t = await getTranslations('platform.jobs')
  await trpc.jobs.dead.prefetchInfinite({})
  return (
    <HydrateClient>
      <SplitView
        list={
          <Page>
            <PageHeader title={t('title')} lead={t('lead')} />
            <JobsList />
          </Page>
        }
      >
        {children}
      </SplitView>
    </HydrateClient>
  )
}
