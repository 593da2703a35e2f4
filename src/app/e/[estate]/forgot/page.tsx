import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { openEstateOfPage } from '@/app/chrome/estate-door'
import { ForgotScreen } from '@/app/chrome/forgot-screen'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.forgot'))('title') }
}

export default async function ForgotPage({ params }: Props) {
  const estate = await openEstateOfPage(params)
  return <ForgotScreen place={estate.name} />
}
