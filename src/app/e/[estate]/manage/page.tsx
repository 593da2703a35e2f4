import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { calledName, dayWords, partOfDay } from '@/app/chrome/greeting'
import { SetupChecklist } from '@/app/chrome/setup-checklist'
import { Today } from '@/app/chrome/today'
import { TODAY, todayPartsOf, type TodayParts } from '@/app/chrome/today-queries'
import { ModuleWords } from '@/registry/module-words'
import { HydrateClient, trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.nav'))('today') }
}

export default async function TodayPage({ params }: Props) {
  const { actor, clock, estate } = await staffPage((await params).estate)
  const t = await getTranslations('app.greeting')
  const now = clock.now()
  const parts = todayPartsOf(actor)
  const [steps] = await Promise.all([parts.setup ? trpc.founding.checklist() : null, prefetch(parts)])
  return (
    <Page className="gap-8">
      <PageHeader
        kicker={dayWords(now, estate)}
        title={t(partOfDay(now, estate.timeZone), { name: calledName(actor.name) })}
      />
      <SetupChecklist steps={steps} />
      <ModuleWords of={['tickets']}>
        <HydrateClient>
          <Today parts={parts} guided={Boolean(steps?.length)} unitWord={estate.unitWord} />
        </HydrateClient>
      </ModuleWords>
    </Page>
  )
}

async function prefetch({ tickets, people, units }: TodayParts): Promise<void> {
  await Promise.all([
    tickets && trpc.tickets.count.prefetch(TODAY.open),
    tickets === 'all' && trpc.tickets.count.prefetch(TODAY.unassigned),
    tickets && trpc.tickets.next.prefetch(),
    people && trpc.registry.people.count.prefetch(TODAY.people),
    units && trpc.registry.units.count.prefetch(TODAY.units),
    units && trpc.registry.units.count.prefetch(TODAY.occupied),
  ])
}
