import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RetentionSettings, type KeptText } from '@/modules/settings/ui/retention-list'
import { ModuleWords } from '@/registry/module-words'
import { MODULES } from '@/registry/modules'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.retention'))('title') }
}

export default async function RetentionPage({ params }: Props) {
  await staffPage((await params).estate, 'settings:retention')
  const t = await getTranslations()
  const words: Record<string, KeptText> = {}
  for (const { name: module, keeps = [] } of MODULES)
    for (const { name } of keeps)
      words[`${module}.${name}`] = {
        title: t(`${module}.kept.${name}.title`),
        body: t(`${module}.kept.${name}.body`),
      }
  await trpc.settings.retention.prefetch()
  return (
    <ModuleWords of={['settings']}>
      <HydrateClient>
        <Page width="reading">
          <PageHeader title={t('settings.retention.title')} lead={t('settings.retention.lead')} />
          <RetentionSettings words={words} />
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
