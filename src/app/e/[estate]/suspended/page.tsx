import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { isShut } from '@/app/chrome/estate-door'
import { ContactCard } from '@/modules/identity/ui/contact-card'
import { trpc } from '@/registry/rsc'
import { estateOfPage } from '@/server/page'
import { MessagePage } from '@/ui/shells/message-page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const estate = await estateOfPage((await params).estate)
  return { title: (await getTranslations('identity.suspended'))('title', { estate: estate.name }) }
}

/** All that an estate shows while it is suspended or after it has closed. */
export default async function SuspendedPage({ params }: Props) {
  const estate = await estateOfPage((await params).estate)
  if (!isShut(estate)) redirect('/')
  const t = await getTranslations('identity.suspended')
  const contact = await trpc.identity.contact()
  return (
    <MessagePage sign="suspended" place={{ name: estate.name }} title={t('title', { estate: estate.name })}>
      <p>{estate.status === 'closed' ? t('closedBody') : t('body')}</p>
      {contact ? <ContactCard title={t('ask')} contact={contact} /> : null}
    </MessagePage>
  )
}
