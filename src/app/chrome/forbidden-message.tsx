'use client'

import { useTranslations } from 'next-intl'
import { api } from '@/modules/identity/ui/client'
import { ContactCard } from '@/modules/identity/ui/contact-card'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'
import type { Place } from '@/ui/shells/place-name'
import { Skeleton } from '@/ui/skeleton'

/** The page is there, the right is not: says who can give it, which is asked only once it stands on screen. */
export function ForbiddenMessage({ place }: { place: Place }) {
  const t = useTranslations('app.forbidden')
  const { data: contact, isPending } = api.identity.contact.useQuery()
  return (
    <MessagePage
      sign="forbidden"
      place={place}
      title={t('title')}
      action={
        <LinkButton href="/" variant="primary">
          {t('home')}
        </LinkButton>
      }
    >
      <p>{t('body', { estate: place.name })}</p>
      {isPending ? <Skeleton className="h-40 rounded-surface" /> : null}
      {contact ? <ContactCard title={t('ask')} contact={contact} /> : null}
    </MessagePage>
  )
}
