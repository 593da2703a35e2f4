import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { deskOf } from '@/modules/registry/desk'
import { DeskProvider } from '@/modules/registry/ui/desk-provider'
import { askable, peopleFilterOf, peopleListOf } from '@/modules/registry/ui/list-filters'
import { PeopleList } from '@/modules/registry/ui/people-list'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { pageSearch, staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { SplitView } from '@/ui/record/split-view'

type Props = { params: Promise<{ estate: string }>; children: ReactNode }

/** The list stays where it is while records open and close beside it. */
export default async function PeopleLayout({ params, children }: Props) {
  const ctx = await staffPage((await params).estate, 'people:read', ['estate'])
  const desk = deskOf(ctx)
  const address = askable(await pageSearch(), desk.may)
  const t = await getTranslations('registry.people')
  await Promise.all([
    trpc.registry.people.list.prefetchInfinite(peopleListOf(address)),
    trpc.registry.people.count.prefetch(peopleFilterOf(address)),
    trpc.registry.properties.list.prefetch(),
  ])
  const list = (
    <HydrateClient>
      <Page className="gap-4">
        <PageHeader title={t('title')} />
        <PeopleList />
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
