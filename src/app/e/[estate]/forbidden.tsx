import { getTranslations } from 'next-intl/server'
import { ContactCard } from '@/modules/identity/ui/contact-card'
import { trpc } from '@/registry/rsc'
import { pageRequest } from '@/server/page'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'

/** The page is there, the right is not: says who can give it. */
export default async function Forbidden() {
  const t = await getTranslations('app.forbidden')
  const visit = await (await pageRequest()).estate()
  const contact = await trpc.identity.contact()
  const estate = visit?.estate.name ?? 'Gatehouse'
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
      {contact ? <ContactCard title={t('ask')} contact={contact} /> : null}
    </MessagePage>
  )
}
