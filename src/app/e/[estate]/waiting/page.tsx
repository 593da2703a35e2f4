import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { openEstateOfPage } from '@/app/chrome/estate-door'
import { ContactCard } from '@/modules/identity/ui/contact-card'
import { SignOutButton } from '@/modules/identity/ui/sign-out-button'
import { trpc } from '@/registry/rsc'
import { placeOf } from '@/server/look'
import { pageRequest } from '@/server/page'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.waiting'))('title') }
}

/** For somebody who signed in and may not come in: why, and whom to ask. */
export default async function WaitingPage({ params }: Props) {
  const estate = await openEstateOfPage(params)
  const member = (await (await pageRequest()).estate())?.member
  if (!member) redirect('/sign-in')
  if (member.status === 'active') redirect('/')
  const t = await getTranslations('identity.waiting')
  const contact = await trpc.identity.contact()
  const { waiting: words } = await trpc.settings.front()
  const names = { name: member.actor.name, estate: estate.name }
  const paused = member.status === 'suspended'
  return (
    <MessagePage
      sign={paused ? 'forbidden' : 'suspended'}
      place={placeOf(estate)}
      title={paused ? t('suspendedTitle') : t('title')}
      action={
        <>
          <LinkButton href="/" prefetch={false} variant="primary">
            {t('check')}
          </LinkButton>
          <SignOutButton />
        </>
      }
    >
      <p>{paused ? t('suspendedBody', names) : t('body', names)}</p>
      {words && !paused ? <p className="whitespace-pre-line wrap-anywhere">{words}</p> : null}
      {contact ? <ContactCard title={t('ask')} contact={contact} /> : null}
    </MessagePage>
  )
}
