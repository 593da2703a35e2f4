import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { operatorPage } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform.webhooks'))('title') }
}

/** The list alone: it stands in the layout. */
export default async function WebhooksPage() {
  await operatorPage('jobs:read')
  return null
}
