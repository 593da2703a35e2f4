'use client'

import { useTranslations } from 'next-intl'
import { api } from '@/modules/identity/ui/client'
import { ContactCard } from '@/modules/identity/ui/contact-card'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'
import { Skeleton } from '@/ui/skeleton'

/** The page is there, the right is not: says who can give it, which is asked only once it stands on screen. */
export function ForbiddenMessage({ estate }: { estate: string }) {
  const t = useTranslations('app.forbidden')
  const { data: contact, isPending } = api.identity.contact.useQuery()
  return (
    <MessagePage
      sign="forbidden"
      place={{ name: estate }}
      title={t('title')}
      action={
        <LinkButton href="/" variant="primary">
          {t('home')}
        </LinkButton>
      }
    >
      <p>{t('body', { estate })}</p>
      {isPending ? <Skeleton className="h-40 rounded-surface" /> : null}
      {contact ? <ContactCard title={t('ask')} contact={contact} /> : null}
    </MessagePage>
  )
}
