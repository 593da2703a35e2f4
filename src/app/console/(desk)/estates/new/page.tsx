import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CreateForm } from '@/modules/founding/ui/create-form'
import { ModuleWords } from '@/registry/module-words'
import { trpc } from '@/registry/rsc'
import { operatorPage, platformRoot } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('founding.desk'))('newTitle') }
}

export default async function NewEstatePage() {
  await operatorPage('estates:create')
  const t = await getTranslations('founding.desk')
  const terms = await trpc.founding.terms()
  return (
    <ModuleWords of={['founding']}>
      <Page width="reading">
        <PageHeader title={t('newTitle')} lead={t('newLead')} />
        <CreateForm root={platformRoot()} country="ZA" terms={terms} />
      </Page>
    </ModuleWords>
  )
}
