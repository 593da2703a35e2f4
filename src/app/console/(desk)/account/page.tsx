import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OwnSecondFactor } from '@/modules/identity/ui/own-second-factor'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('platform.account')
  return { title: t('title') }
}

export default async function OperatorAccountPage() {
  const { name } = await operatorPage('account:own')
  const t = await getTranslations('platform.account')
  await trpc.identity.secondFactor.own.prefetch()
  return (
    <HydrateClient>
      <Page>
        <PageHeader title={t('title')} kicker={name} />
        <OwnSecondFactor />
      </Page>
    </HydrateClient>
  )
}
