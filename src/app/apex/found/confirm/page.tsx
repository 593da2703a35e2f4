import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConfirmScreen } from '@/modules/founding/ui/confirm-screen'
import { apexPage, platformRoot } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('founding.confirm'))('title') }
}

export default async function ConfirmPage() {
  await apexPage()
  return (
    <div className="mx-auto max-w-md">
      <ConfirmScreen root={platformRoot()} />
    </div>
  )
}
