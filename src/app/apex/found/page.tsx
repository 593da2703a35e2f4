import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { FoundScreen } from '@/modules/founding/ui/found-screen'
import { apexPage, platformRoot } from '@/server/page'
import { regionOf } from '../region'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('founding.title'))('page') }
}

export default async function FoundPage() {
  await apexPage()
  return (
    <FoundScreen root={platformRoot()} country={regionOf((await headers()).get('accept-language')) ?? 'ZA'} />
  )
}
