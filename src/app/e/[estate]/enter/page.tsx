import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { openEstateOfPage } from '@/app/chrome/estate-door'
import { Enter } from '@/modules/identity/ui/enter'
import { placeOf } from '@/server/look'
import { AuthShell } from '@/ui/shells/auth-shell'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.enter'))('title') }
}

/** Where a hand-over from another site arrives. */
export default async function EnterPage({ params }: Props) {
  const estate = await openEstateOfPage(params)
  const t = await getTranslations('identity.enter')
  return (
    <AuthShell place={placeOf(estate)} title={t('title')}>
      <Enter />
    </AuthShell>
  )
}
