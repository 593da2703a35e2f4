import { getTranslations } from 'next-intl/server'
import { NewPlanForm } from '@/modules/subscription/ui/plan-form'
import { trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { RecordPanel } from '@/ui/record/record-panel'

export default async function NewPlanPage() {
  await operatorPage('plans:write')
  const t = await getTranslations('subscription.plans')
  const modules = await trpc.subscription.planModules()
  return (
    <RecordPanel title={t('newTitle')} closeHref="/plans">
      <NewPlanForm modules={modules} />
    </RecordPanel>
  )
}
