import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { noticesAsked } from '@/modules/notices/list-filter'
import { NoticesList } from '@/modules/notices/ui/notices-list'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage, pageSearch } from '@/server/page'
import { operatorMay } from '@/server/permissions'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

export default async function NoticesLayout({ children }: { children: ReactNode }) {
  const { role } = await operatorPage('notices:read')
  const t = await getTranslations('notices')
  await trpc.notices.list.prefetchInfinite(noticesAsked(await pageSearch()))
  return (
    <ModuleWords of={['notices']}>
      <HydrateClient>
        <SplitView
          list={
            <Page>
              <PageHeader title={t('title')} lead={t('lead')} />
              <NoticesList mayWrite={operatorMay(role, 'notices:write')} />
            </Page>
          }
        >
          {children}
        </SplitView>
      </HydrateClient>
    </ModuleWords>
  )
}
