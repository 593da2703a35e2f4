import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { operatorPage } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('platform.jobs')
  return { title: t('title') }
}

/** The list stands in the layout; nothing is open beside it. */
export default async function JobsPage() {
  await operatorPage('jobs:read')
  return null
}
