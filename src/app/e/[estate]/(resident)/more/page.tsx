import { CircleUserRound } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { otherDesks } from '@/app/chrome/desks'
import { iconOf } from '@/app/chrome/icons'
import { residentPlaces } from '@/app/chrome/resident-chrome'
import { SignOutButton } from '@/modules/identity/ui/sign-out-button'
import { memberPage } from '@/server/page'
import { AppearanceChoice } from '@/ui/appearance-choice'
import { CardLink } from '@/ui/card-link'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.nav'))('more') }
}

/** Whatever the bar has no room for, and the account. */
export default async function MorePage({ params }: Props) {
  const { actor } = await memberPage((await params).estate)
  const t = await getTranslations()
  const places = residentPlaces(actor).more.map((place) => ({
    href: place.href,
    icon: iconOf(place.icon),
    label: t(`${place.module}.${place.label}`),
  }))
  const desks = await otherDesks(actor.roles, 'home')
  return (
    <Page width="reading">
      <PageHeader title={t('app.nav.more')} />
      <nav aria-label={t('app.nav.more')} className="flex flex-col gap-2.5">
        {places.map(({ href, icon, label }) => (
          <CardLink key={href} href={href} icon={icon} title={label} />
        ))}
        {desks.map(({ href, icon, label }) => (
          <CardLink key={href} href={href} icon={icon} title={label} />
        ))}
        <CardLink href="/account" icon={<CircleUserRound />} title={t('app.account.own')}>
          {t('app.account.hint')}
        </CardLink>
      </nav>
      <div className="flex flex-col items-start gap-6">
        <AppearanceChoice />
        <SignOutButton />
      </div>
    </Page>
  )
}
