import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { deskOf } from '@/modules/registry/desk'
import { MetersList } from '@/modules/registry/ui/meters-list'
import { DeskProvider } from '@/modules/registry/ui/desk-provider'
import { meterFilterOf, meterListOf } from '@/modules/registry/ui/list-filters'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { pageSearch, staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

type Props = { params: Promise<{ estate: string }>; children: ReactNode }

/** The list stays where it is while records open and close beside it. */
export default async function MetersLayout({ params, children }: Props) {
  const ctx = await staffPage((await params).estate, 'meters:read', ['estate'])
  const address = await pageSearch()
  const t = await getTranslations('registry.meters')
  await Promise.all([
    trpc.registry.meters.list.prefetchInfinite(meterListOf(address)),
    trpc.registry.meters.count.prefetch(meterFilterOf(address)),
  ])
  const list = (
    <HydrateClient>
      <Page className="gap-4">
        <PageHeader title={t('title')} />
        <MetersList />
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
