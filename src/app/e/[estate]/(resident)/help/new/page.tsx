import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReportForm } from '@/modules/tickets/ui/report-form'
import { trpc } from '@/registry/rsc'
import { permittedPage } from '@/server/page'
import { EmptyState } from '@/ui/empty-state'
import { Page, PageHeader } from '@/ui/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets.report'))('title') }
}

export default async function ReportPage({ params }: Props) {
  const { estate } = await permittedPage((await params).estate, 'tickets:report')
  const t = await getTranslations('tickets.report')
  const { categories, units } = await trpc.tickets.options()
  return (
    <Page width="reading">
      <PageHeader title={t('title')} lead={t('lead')} />
      {categories.length === 0 ? (
        <EmptyState title={t('noCategories')}>{t('noCategoriesBody')}</EmptyState>
      ) : (
        <ReportForm categories={categories} units={units} unitWord={estate.unitWord} />
      )}
    </Page>
  )
}
