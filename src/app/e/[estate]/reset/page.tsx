import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResetScreen } from '@/app/chrome/reset-screen'
import { placeOf } from '@/server/look'
import { estateOfPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }>; searchParams: Promise<{ token?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.reset'))('title'), referrer: 'no-referrer' }
}

export default async function ResetPage({ params, searchParams }: Props) {
  const estate = await estateOfPage((await params).estate)
  const { token } = await searchParams
  return <ResetScreen place={placeOf(estate)} token={typeof token === 'string' ? token : undefined} />
}
