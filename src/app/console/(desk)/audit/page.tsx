import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { operatorPage } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('platform')
  return { title: t('trail.title') }
}

/** The list alone: it stands in the layout. */
export default async function AuditPage() {
  await operatorPage('estates:read')
  return null
}
