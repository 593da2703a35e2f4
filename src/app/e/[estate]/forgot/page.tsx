import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ForgotScreen } from '@/app/chrome/forgot-screen'
import { placeOf } from '@/server/look'
import { estateOfPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.forgot'))('title') }
}

export default async function ForgotPage({ params }: Props) {
  const estate = await estateOfPage((await params).estate)
  return <ForgotScreen place={placeOf(estate)} />
}
