import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf } from '@/modules/registry/desk'
import { DeskProvider } from '@/modules/registry/ui/desk-provider'
import { vehicleFilterOf, vehicleListOf } from '@/modules/registry/ui/list-filters'
import { VehiclesList } from '@/modules/registry/ui/vehicles-list'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { pageSearch, staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.people'))('vehicles') }
}

export default async function VehiclesPage({ params }: Props) {
  const ctx = await staffPage((await params).estate, 'vehicles:read', ['estate'])
  const address = await pageSearch()
  const t = await getTranslations('registry.people')
  await Promise.all([
    trpc.registry.vehicles.list.prefetchInfinite(vehicleListOf(address)),
    trpc.registry.vehicles.count.prefetch(vehicleFilterOf(address)),
    trpc.registry.properties.list.prefetch(),
  ])
  return (
    <ModuleWords of={['registry']}>
      <DeskProvider desk={deskOf(ctx)}>
        <HydrateClient>
          <Page className="gap-4">
            <PageHeader title={t('vehicles')} />
            <VehiclesList />
          </Page>
        </HydrateClient>
      </DeskProvider>
    </ModuleWords>
  )
}
