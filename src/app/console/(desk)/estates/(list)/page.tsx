import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { operatorPage } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('platform')
  return { title: t('estates.title') }
}

/** The list stands in the layout; nothing is open beside it. */
export default async function EstatesPage() {
  await operatorPage('estates:read')
  return null
}
