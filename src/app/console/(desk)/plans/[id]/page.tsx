import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PlanPanel } from '@/modules/subscription/ui/plan-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'

export default async function PlanPage({ params }: { params: Promise<{ id: string }> }) {
  await operatorPage('plans:read')
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  await trpc.subscription.plan.prefetch({ id })
  return (
    <HydrateClient>
      <PlanPanel id={id} />
    </HydrateClient>
  )
}
