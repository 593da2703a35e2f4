import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.settings'))('title') }
}

/** The list of all settings: it stands in the layout. */
export default async function SettingsPage({ params }: Props) {
  await staffPage((await params).estate, 'settings:read')
  return null
}
