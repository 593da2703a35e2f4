import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { TextSettings } from '@/modules/settings/ui/texts-form'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { featureOn } from '@/server/features'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.texts'))('title') }
}

export default async function TextsPage({ params }: Props) {
  const ctx = await staffPage((await params).estate, 'settings:texts')
  if (!featureOn(ctx, 'texts')) notFound()
  const t = await getTranslations('settings.texts')
  await trpc.settings.texts.prefetch()
  return (
    <ModuleWords of={['settings']}>
      <HydrateClient>
        <Page width="reading">
          <PageHeader title={t('title')} lead={t('lead')} />
          <TextSettings />
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
