import { uploadSweep } from '@/server/files/sweep'
import type { PlatformJob } from '@/server/worker'
import { auditJobs } from '@/modules/audit/jobs'
import { archiveJobs } from '@/modules/archive/jobs'
import { foundingJobs } from '@/modules/founding/jobs'
import { subscriptionPlatformJobs } from '@/modules/subscription/jobs'
import { platformJobs } from '@/modules/platform/jobs'
import { noticesJobs } from '@/modules/notices/jobs'
import { identityJobs } from '@/modules/identity/jobs'
import { nightlyExpiry } from '@/modules/settings/jobs'

/** Jobs that belong to no estate. */
export const PLATFORM_JOBS: readonly PlatformJob[] = [
  ...identityJobs,
  ...subscriptionPlatformJobs,
  ...archiveJobs,
  ...foundingJobs,
  ...auditJobs,
  ...platformJobs,
  ...noticesJobs,
  uploadSweep,
  nightlyExpiry,
]
