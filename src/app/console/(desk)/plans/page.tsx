import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { operatorPage } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('subscription.plans'))('title') }
}

/** The list stands in the layout; nothing is open beside it. */
export default async function PlansPage() {
  await operatorPage('plans:read')
  return null
}
