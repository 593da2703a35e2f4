import { HealthScreen } from '@/modules/platform/ui/health-screen'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'
import { operatorMay } from '@/server/permissions'

export default async function HealthPage() {
  const operator = await operatorPage('estates:read')
  const readsJobs = operatorMay(operator.role, 'jobs:read')
  await Promise.all([
    trpc.platform.overview.prefetch(),
    trpc.platform.trail.prefetchInfinite({ limit: 5, byOperators: true }),
    ...(readsJobs ? [trpc.jobs.counts.prefetch()] : []),
  ])
  return (
    <HydrateClient>
      <HealthScreen readsJobs={readsJobs} />
    </HydrateClient>
  )
}
