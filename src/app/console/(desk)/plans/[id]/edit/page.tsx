import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EditPlanForm } from '@/modules/subscription/ui/plan-form'
import { trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { RecordPanel } from '@/ui/record/record-panel'

export default async function EditPlanPage({ params }: { params: Promise<{ id: string }> }) {
  await operatorPage('plans:write')
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  const t = await getTranslations('subscription.plans')
  const [plan, modules] = await Promise.all([trpc.subscription.plan({ id }), trpc.subscription.planModules()])
  return (
    <RecordPanel title={t('editTitle')} kicker={plan.name} closeHref={`/plans/${id}`}>
      <EditPlanForm plan={plan} modules={modules} />
    </RecordPanel>
  )
}
