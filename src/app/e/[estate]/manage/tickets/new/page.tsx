import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'
import { ReportFor } from './report-for'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets.reportFor'))('title') }
}

export default async function ReportForPage({ params }: Props) {
  const { estate } = await staffPage((await params).estate, 'tickets:reportFor', ['estate'])
  const t = await getTranslations('tickets.reportFor')
  return (
    <Page width="form">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ReportFor categories={await trpc.tickets.categories()} unitWord={estate.unitWord} />
    </Page>
  )
}
