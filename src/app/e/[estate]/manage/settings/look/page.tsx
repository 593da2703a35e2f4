import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LookSettings } from '@/modules/settings/ui/look-form'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.look'))('title') }
}

export default async function LookPage({ params }: Props) {
  const { estate } = await staffPage((await params).estate, 'settings:estate')
  const t = await getTranslations('settings.look')
  await trpc.settings.look.prefetch()
  return (
    <ModuleWords of={['settings']}>
      <HydrateClient>
        <Page className="max-w-5xl">
          <PageHeader title={t('title')} lead={t('lead')} />
          <LookSettings name={estate.name} />
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
