import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SupportSettings } from '@/modules/support/ui/support-settings'
import { AskPassword } from '@/modules/identity/ui/ask-password'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('support.page'))('title') }
}

export default async function SupportPage({ params }: Props) {
  await staffPage((await params).estate, 'support:manage')
  const t = await getTranslations('support.page')
  await trpc.support.here.prefetch()
  return (
    <ModuleWords of={['support']}>
      <HydrateClient>
        <Page width="reading">
          <PageHeader title={t('title')} lead={t('lead')} />
          <AskPassword>
            <SupportSettings />
          </AskPassword>
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
