import { Users } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { calledName, dayWords, partOfDay } from '@/app/chrome/greeting'
import { ReportLink } from '@/app/chrome/report-link'
import { NeedsYou, UnderWay } from '@/modules/tickets/ui/home-tickets'
import { UNDER_WAY } from '@/modules/tickets/ui/home-input'
import { HydrateClient, trpc } from '@/registry/rsc'
import { holds, type MemberActor } from '@/server/context'
import { memberPage } from '@/server/page'
import { CardLink } from '@/ui/card'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.nav'))('home') }
}

export default async function HomePage({ params }: Props) {
  const { actor, clock, estate } = await memberPage((await params).estate)
  const t = await getTranslations()
  const now = clock.now()
  const reads = holds(actor, 'tickets:read')
  const [homes] = await Promise.all([homesOf(actor), reads && trpc.tickets.list.prefetchInfinite(UNDER_WAY)])
  return (
    <Page width="reading">
      <PageHeader
        kicker={dayWords(now, estate)}
        title={t(`app.greeting.${partOfDay(now, estate.timeZone)}`, { name: calledName(actor.name) })}
      />
      <HydrateClient>
        {reads ? <NeedsYou unitWord={estate.unitWord} me={actor.id} /> : null}
        {holds(actor, 'tickets:report') ? <ReportLink /> : null}
        {reads ? <UnderWay unitWord={estate.unitWord} me={actor.id} /> : null}
      </HydrateClient>
      {homes.length > 0 ? (
        <CardLink href="/household" icon={<Users />} title={t('registry.nav.household')}>
          {homes.slice(0, SHOWN_HOMES).map(({ id, number, people, vehicles }) => (
            <span key={id} className="block">
              {`${estate.unitWord} ${number} · `}
              {t('app.home.here', { people: new Set(people.map((person) => person.id)).size, vehicles })}
            </span>
          ))}
          {homes.length > SHOWN_HOMES ? (
            <span className="block">{t('app.home.others', { count: homes.length - SHOWN_HOMES })}</span>
          ) : null}
        </CardLink>
      ) : null}
    </Page>
  )
}

const SHOWN_HOMES = 4

/** Where the reader lives, with who and what belongs there. */
async function homesOf(actor: MemberActor) {
  const own = actor.unitsFor('units:read')
  if (own.length === 0) return []
  const { items } = await trpc.registry.units.list({})
  return items.filter(({ id }) => own.includes(id))
}
