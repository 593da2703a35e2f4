import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Sessions } from '@/modules/identity/ui/sessions'
import { SignOutButton } from '@/modules/identity/ui/sign-out-button'
import { HydrateClient, trpc } from '@/registry/rsc'
import { memberPage } from '@/server/page'
import { Avatar } from '@/ui/avatar'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.account'))('own') }
}

export default async function AccountPage({ params }: Props) {
  const { actor, estate } = await memberPage((await params).estate)
  const t = await getTranslations('app')
  await trpc.identity.sessions.prefetch()
  return (
    <Page width="reading" className="gap-8">
      <PageHeader title={t('account.own')} actions={<SignOutButton />} />
      <div className="flex items-center gap-4">
        <Avatar name={actor.name} size="large" />
        <div className="min-w-0">
          <p className="text-20 font-semibold">{actor.name}</p>
          <p className="text-14 text-ink-2">
            {[...actor.roles.map((role) => t(`roles.${role}`)), estate.name].join(' · ')}
          </p>
        </div>
      </div>
      <HydrateClient>
        <Sessions />
      </HydrateClient>
    </Page>
  )
}
