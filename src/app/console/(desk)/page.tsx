import { HealthScreen } from '@/modules/platform/ui/health-screen'
import { HydrateClient, trpc } from '@/registry/rsc'
import { operatorPage } from '@/server/page'

export default async function HealthPage() {
  await operatorPage('estates:read')
  await Promise.all([trpc.platform.glance.prefetch(), trpc.platform.trail.prefetchInfinite({ limit: 5 })])
  return (
    <HydrateClient>
      <HealthScreen />
    </HydrateClient>
  )
}
