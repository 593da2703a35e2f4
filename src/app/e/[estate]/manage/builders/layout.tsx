import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { deskOf } from '@/modules/registry/desk'
import { BuildersList } from '@/modules/registry/ui/builders-list'
import { DeskProvider } from '@/modules/registry/ui/desk-provider'
import { builderFilterOf, builderListOf } from '@/modules/registry/ui/list-filters'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { pageSearch, staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

type Props = { params: Promise<{ estate: string }>; children: ReactNode }

/** The list stays where it is while records open and close beside it. */
export default async function BuildersLayout({ params, children }: Props) {
  const ctx = await staffPage((await params).estate, 'builders:read', ['estate'])
  const address = await pageSearch()
  const t = await getTranslations('registry.builders')
  await Promise.all([
    trpc.registry.builders.list.prefetchInfinite(builderListOf(address)),
    trpc.registry.builders.count.prefetch(builderFilterOf(address)),
  ])
  const list = (
    <HydrateClient>
      <Page className="gap-4">
        <PageHeader title={t('title')} />
        <BuildersList />
      </Page>
    </HydrateClient>
  )
  return (
    <ModuleWords of={['registry']}>
      <DeskProvider desk={deskOf(ctx)}>
        <SplitView list={list}>{children}</SplitView>
      </DeskProvider>
    </ModuleWords>
  )
}
