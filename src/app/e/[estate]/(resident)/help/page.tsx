import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OfficeLine } from '@/app/chrome/office-line'
import { HelpList } from '@/modules/tickets/ui/help-list'
import { EARLIER, UNDER_WAY } from '@/modules/tickets/ui/home-input'
import { HydrateClient, trpc } from '@/registry/rsc'
import { permittedPage } from '@/server/page'
import { LinkButton } from '@/ui/link-button'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets.help'))('title') }
}

export default async function HelpPage({ params }: Props) {
  const { actor, estate } = await permittedPage((await params).estate, 'tickets:report')
  const t = await getTranslations('tickets.help')
  await Promise.all([
    trpc.tickets.list.prefetchInfinite(UNDER_WAY),
    trpc.tickets.list.prefetchInfinite(EARLIER),
  ])
  return (
    <Page width="reading">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton href="/help/new" variant="primary" icon={<Plus />}>
            {t('report')}
          </LinkButton>
        }
      />
      <OfficeLine estate={estate} office={await trpc.settings.office()} />
      <HydrateClient>
        <HelpList unitWord={estate.unitWord} me={actor.id} />
      </HydrateClient>
    </Page>
  )
}
