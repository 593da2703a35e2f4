import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { residentPlaces } from '@/app/chrome/resident-chrome'
import { calledName, dayWords, partOfDay } from '@/app/chrome/greeting'
import { iconOf } from '@/app/chrome/icons'
import { ReportLink } from '@/app/chrome/report-link'
import { HomeTickets } from '@/modules/tickets/ui/home-tickets'
import { UNDER_WAY } from '@/modules/tickets/ui/home-input'
import { HydrateClient, trpc } from '@/registry/rsc'
import { holds } from '@/server/context'
import { memberPage } from '@/server/page'
import { CardLink } from '@/ui/card-link'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.nav'))('home') }
}

export default async function HomePage({ params }: Props) {
  const { actor, clock, estate } = await memberPage((await params).estate)
  const t = await getTranslations()
  const now = clock.now()
  const { bar } = residentPlaces(actor)
  const reads = holds(actor, 'tickets:read')
  if (reads) await trpc.tickets.list.prefetchInfinite(UNDER_WAY)
  return (
    <Page width="reading">
      <PageHeader
        kicker={dayWords(now, estate)}
        title={t(`app.greeting.${partOfDay(now, estate.timeZone)}`, { name: calledName(actor.name) })}
      />
      {holds(actor, 'tickets:report') ? <ReportLink /> : null}
      {reads ? (
        <HydrateClient>
          <HomeTickets unitWord={estate.unitWord} me={actor.id} />
        </HydrateClient>
      ) : null}
      <nav aria-label={t('app.home.places')} className="flex flex-col gap-2.5">
        {bar.map((place) => (
          <CardLink
            key={place.href}
            href={place.href}
            icon={iconOf(place.icon)}
            title={t(`${place.module}.${place.label}`)}
          />
        ))}
      </nav>
    </Page>
  )
}
