import { notFound } from 'next/navigation'
import { z } from 'zod'
import { WebhookPanel } from '@/modules/platform/ui/webhook-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { operatorMay } from '@/server/permissions'

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const operator = await operatorPage('jobs:read')
  const id = z.uuid().safeParse((await params).id).data
  if (!id) notFound()
  await trpc.health.webhook.prefetch({ id })
  return (
    <HydrateClient>
      <WebhookPanel key={id} id={id} mayRetry={operatorMay(operator.role, 'jobs:retry')} />
    </HydrateClient>
  )
}
