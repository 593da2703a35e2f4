import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { isShut } from '@/server/estates'
import { ContactCard } from '@/modules/identity/ui/contact-card'
import { ArchivePanel } from '@/modules/archive/ui/archive-panel'
import { AskPassword } from '@/modules/identity/ui/ask-password'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { placeOf } from '@/server/look'
import { estateOfPage, shutPageMember } from '@/server/page'
import { LinkButton } from '@/ui/link-button'
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
    <MessagePage sign="suspended" place={placeOf(estate)} title={t('title', { estate: estate.name })}>
      <p>{estate.status === 'closed' ? t('closedBody') : t('body')}</p>
      {contact ? <ContactCard title={t('ask')} contact={contact} /> : null}
      <ForAdministrators />
    </MessagePage>
  )
}

/** What those who run the estate can still do here; each part only for whoever may do it. */
async function ForAdministrators() {
  const member = await shutPageMember()
  const t = await getTranslations('archive')
  const subscription = await getTranslations('subscription')
  if (!member)
    return (
      <LinkButton href="/sign-in?next=/suspended" className="self-start">
        {t('signIn')}
      </LinkButton>
    )
  if (!member.scopes('estate:export').has('estate')) return null
  await trpc.archive.list.prefetch()
  return (
    <ModuleWords of={['archive']}>
      {member.scopes('subscription:manage').size > 0 && (
        <section aria-labelledby="pay" className="flex flex-col gap-3 border-t pt-5">
          <h2 id="pay" className="text-20 font-semibold text-ink">
            {subscription('shutTitle')}
          </h2>
          <p>{subscription('shutLead')}</p>
          <LinkButton href="/suspended/subscription" className="self-start">
            {subscription('shutOpen')}
          </LinkButton>
        </section>
      )}
      <HydrateClient>
        <section aria-labelledby="take-out" className="flex flex-col gap-3 border-t pt-5">
          <h2 id="take-out" className="text-20 font-semibold text-ink">
            {t('shutTitle')}
          </h2>
          <p>{t('shutLead')}</p>
          <AskPassword>
            <ArchivePanel />
          </AskPassword>
        </section>
      </HydrateClient>
    </ModuleWords>
  )
}
