import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyHousehold } from '@/modules/registry/ui/my-household'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { holds } from '@/server/context'
import { permittedPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { TextLink } from '@/ui/text-link'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.household'))('title') }
}

export default async function HouseholdPage({ params }: Props) {
  const { estate, actor } = await permittedPage((await params).estate, 'units:read', ['unit'])
  const t = await getTranslations('registry.household')
  await trpc.registry.units.list.prefetch({})
  return (
    <Page width="reading">
      <PageHeader title={t('title')} />
      <ModuleWords of={['registry']}>
        <HydrateClient>
          <MyHousehold unitWord={estate.unitWord} />
        </HydrateClient>
      </ModuleWords>
      <p className="text-ink-2">
        {holds(actor, 'tickets:report')
          ? t.rich('wrong', { link: (words) => <TextLink href="/help/new">{words}</TextLink> })
          : t('wrongOffice')}
      </p>
    </Page>
  )
}
