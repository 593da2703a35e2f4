import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { operatorPage } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices'))('title') }
}

/** The list alone: it stands in the layout. */
export default async function NoticesPage() {
  await operatorPage('notices:read')
  return null
}
