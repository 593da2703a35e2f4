import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { jobsAsked } from '@/modules/platform/health-filters'
import { JobsList } from '@/modules/platform/ui/jobs-list'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage, pageSearch } from '@/server/page'
import { operatorMay } from '@/server/permissions'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

export default async function JobsLayout({ children }: { children: ReactNode }) {
  const { role } = await operatorPage('jobs:read')
  const t = await getTranslations('platform.jobs')
  await trpc.jobs.list.prefetchInfinite(jobsAsked(await pageSearch()))
  return (
    <HydrateClient>
      <SplitView
        list={
          <Page>
            <PageHeader title={t('title')} lead={t('lead')} />
            <JobsList mayRetry={operatorMay(role, 'jobs:retry')} />
          </Page>
        }
      >
        {children}
      </SplitView>
    </HydrateClient>
  )
}
