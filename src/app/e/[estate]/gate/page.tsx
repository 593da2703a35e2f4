import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { GateLookup } from '@/app/chrome/gate-lookup'
import { desksOf } from '@/app/chrome/desks'
import { memberPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.gate'))('title') }
}

/** For whoever stands at the gate: one field. */
export default async function GatePage({ params }: Props) {
  const { actor, estate } = await memberPage((await params).estate)
  if (!desksOf(actor.roles).includes('gate')) forbidden()
  return <GateLookup unitWord={estate.unitWord} />
}
