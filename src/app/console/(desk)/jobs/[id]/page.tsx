import { notFound } from 'next/navigation'
import { JobPanel } from '@/modules/platform/ui/job-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { operatorMay } from '@/server/permissions'

export default async function JobPage({ params }: { params: Promise<{ id: string }> }) {
  const operator = await operatorPage('jobs:read')
  const { id } = await params
  if (!/^\d{1,18}$/.test(id)) notFound()
  await trpc.jobs.record.prefetch({ id })
  return (
    <HydrateClient>
      <JobPanel id={id} mayRetry={operatorMay(operator.role, 'jobs:retry')} />
    </HydrateClient>
  )
}
