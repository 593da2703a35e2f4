import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ModuleSwitches, type ModuleText } from '@/modules/settings/ui/module-switches'
import { ModuleWords } from '@/registry/module-words'
import { MODULES } from '@/registry/modules'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.modules'))('title') }
}

export default async function ModulesPage({ params }: Props) {
  await staffPage((await params).estate, 'settings:modules')
  const t = await getTranslations()
  const words: Record<string, ModuleText> = {}
  for (const { name } of MODULES.filter(({ switchable }) => switchable))
    words[name] = {
      title: t(`${name}.module.title`),
      brings: t(`${name}.module.brings`),
      gone: t(`${name}.module.gone`),
    }
  await trpc.settings.modules.prefetch()
  return (
    <ModuleWords of={['settings']}>
      <HydrateClient>
        <Page width="reading">
          <PageHeader title={t('settings.modules.title')} lead={t('settings.modules.lead')} />
          <ModuleSwitches words={words} />
          <p className="text-14 text-ink-2">{t('settings.modules.core')}</p>
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
