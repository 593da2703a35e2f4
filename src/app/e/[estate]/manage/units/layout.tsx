import type { ReactNode } from 'react'
import { deskOf } from '@/modules/registry/desk'
import { DeskProvider } from '@/modules/registry/ui/desk-provider'
import { unitFilterOf, unitListOf } from '@/modules/registry/ui/list-filters'
import { PropertiesButton } from '@/modules/registry/ui/properties-dialog'
import { UnitsList } from '@/modules/registry/ui/units-list'
import { pluralOf } from '@/modules/registry/unit-word'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { pageSearch, staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

type Props = { params: Promise<{ estate: string }>; children: ReactNode }

/** The list stays where it is while records open and close beside it. */
export default async function UnitsLayout({ params, children }: Props) {
  const ctx = await staffPage((await params).estate, 'units:read', ['estate'])
  const address = await pageSearch()
  const desk = deskOf(ctx)
  await Promise.all([
    trpc.registry.units.list.prefetchInfinite(unitListOf(address)),
    trpc.registry.units.count.prefetch(unitFilterOf(address)),
    trpc.registry.properties.list.prefetch(),
  ])
  const list = (
    <HydrateClient>
      <Page className="gap-4">
        <PageHeader title={pluralOf(desk.unitWord)} actions={<PropertiesButton />} />
        <UnitsList />
      </Page>
    </HydrateClient>
  )
  return (
    <ModuleWords of={['registry']}>
      <DeskProvider desk={desk}>
        <SplitView list={list}>{children}</SplitView>
      </DeskProvider>
    </ModuleWords>
  )
}
