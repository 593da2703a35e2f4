import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden, redirect } from 'next/navigation'
import { isShut } from '@/server/estates'
import { SubscriptionScreen } from '@/modules/subscription/ui/subscription-screen'
import { AskPassword } from '@/modules/identity/ui/ask-password'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { estateOfPage, pageRequest } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { TextLink } from '@/ui/text-link'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('subscription'))('title') }
}

/** For administrators of an estate that is shut: all that is open to them is paying and taking their data. */
export default async function ShutSubscriptionPage({ params }: Props) {
  const estate = await estateOfPage((await params).estate)
  if (!isShut(estate)) redirect('/manage/settings/subscription')
  const visit = await (await pageRequest()).estate()
  if (!visit?.member) redirect(`/sign-in?next=${encodeURIComponent('/suspended/subscription')}`)
  if (visit.member.status !== 'active' || !visit.member.actor.roles.includes('administrator')) forbidden()
  const t = await getTranslations('subscription')
  await trpc.subscription.mine.prefetch()
  return (
    <ModuleWords of={['subscription']}>
      <HydrateClient>
        <main className="mx-auto w-full max-w-5xl">
          <Page>
            <PageHeader
              kicker={<TextLink href="/suspended">{estate.name}</TextLink>}
              title={t('title')}
              lead={t('lead')}
            />
            <AskPassword>
              <SubscriptionScreen />
            </AskPassword>
          </Page>
        </main>
      </HydrateClient>
    </ModuleWords>
  )
}
