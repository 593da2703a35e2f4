import { getTranslations } from 'next-intl/server'
import { Checklist } from '@/modules/founding/ui/checklist'
import { ModuleWords } from '@/registry/module-words'
import type { trpc } from '@/registry/rsc'

type Steps = Awaited<ReturnType<typeof trpc.founding.checklist>>

/** The first steps in a new estate; each module says its own in its own words. */
export async function SetupChecklist({ steps }: { steps: Steps }) {
  if (!steps || steps.length === 0) return null
  const t = await getTranslations()
  return (
    <ModuleWords of={['founding']}>
      <Checklist
        steps={steps.map(({ module, key, href, done }) => ({
          id: `${module}.${key}`,
          title: t(`${module}.setup.${key}.title`),
          hint: t(`${module}.setup.${key}.hint`),
          href,
          done,
        }))}
      />
    </ModuleWords>
  )
}
