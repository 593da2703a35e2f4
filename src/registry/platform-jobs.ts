import { uploadSweep } from '@/server/files/sweep'
import type { PlatformJob } from '@/server/worker'
import { auditJobs } from '@/modules/audit/jobs'
import { foundingJobs } from '@/modules/founding/jobs'
import { platformJobs } from '@/modules/platform/jobs'
import { identityJobs } from '@/modules/identity/jobs'

/** Jobs that belong to no estate. */
export const PLATFORM_JOBS: readonly PlatformJob[] = [
  ...identityJobs,
  ...foundingJobs,
  ...auditJobs,
  ...platformJobs,
  uploadSweep,
]
