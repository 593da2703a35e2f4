import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SubscriptionScreen } from '@/modules/subscription/ui/subscription-screen'
import { AskPassword } from '@/modules/identity/ui/ask-password'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('subscription'))('title') }
}

export default async function SubscriptionPage({ params }: Props) {
  await staffPage((await params).estate, 'subscription:manage')
  const t = await getTranslations('subscription')
  await trpc.subscription.mine.prefetch()
  return (
    <ModuleWords of={['subscription']}>
      <HydrateClient>
        <Page>
          <PageHeader title={t('title')} lead={t('lead')} />
          <AskPassword>
            <SubscriptionScreen />
          </AskPassword>
        </Page>
      </HydrateClient>
    </ModuleWords>
  )
}
