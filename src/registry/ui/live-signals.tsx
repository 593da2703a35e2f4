'use client'

import { useQueryClient } from '@tanstack/react-query'
import { createTRPCReact } from '@trpc/react-query'
import type { liveRouter } from '@/server/live-router'
import type { RouterWith } from '@/server/trpc/builders'

const api = createTRPCReact<RouterWith<{ live: typeof liveRouter }>>()

/** Keeps the open screen true: asks anew for whatever the server says has changed. */
export function LiveSignals({ modules }: { modules: Record<string, string> }) {
  const queries = useQueryClient()
  api.live.signals.useSubscription(undefined, {
    onData(signal) {
      if (signal.kind === 'refresh') void queries.invalidateQueries({ refetchType: 'active' })
      else if (signal.kind === 'bell') void queries.invalidateQueries({ queryKey: [['bell']] })
      else void queries.invalidateQueries({ queryKey: [[modules[signal.entity] ?? signal.entity]] })
    },
  })
  return null
}
