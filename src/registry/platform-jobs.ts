import type { PlatformJob } from '@/server/worker'

/** Jobs that belong to no estate. */
export const PLATFORM_JOBS: readonly PlatformJob[] = []
