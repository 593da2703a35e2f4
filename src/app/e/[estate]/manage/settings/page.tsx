import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RestoreChecklist } from '@/modules/founding/ui/restore-checklist'
import { ModuleWords } from '@/registry/module-words'
import { trpc } from '@/registry/rsc'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.settings'))('title') }
}

/** The list of all settings stands in the layout; below it what was put away and can be taken out again. */
export default async function SettingsPage({ params }: Props) {
  const { actor } = await staffPage((await params).estate, 'settings:read')
  if (!actor.scopes('setup:manage').has('estate') || (await trpc.founding.checklist()) !== null) return null
  return (
    <ModuleWords of={['founding']}>
      <RestoreChecklist />
    </ModuleWords>
  )
}
