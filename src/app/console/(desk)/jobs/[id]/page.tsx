import { notFound } from 'next/navigation'
import { z } from 'zod'
import { JobPanel } from '@/modules/platform/ui/job-panel'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { operatorMay } from '@/server/permissions'

export default async function JobPage({ params }: { params: Promise<{ id: string }> }) {
  const operator = await operatorPage('jobs:read')
  const id = z.coerce
    .number()
    .int()
    .positive()
    .safeParse((await params).id).data
  if (!id) notFound()
  await trpc.jobs.record.prefetch({ id })
  return (
    <HydrateClient>
      <JobPanel id={id} mayRetry={operatorMay(operator.role, 'jobs:retry')} />
    </HydrateClient>
  )
}
