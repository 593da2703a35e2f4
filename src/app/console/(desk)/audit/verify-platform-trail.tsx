'use client'

import { VerifyTrail } from '@/modules/audit/ui/verify-trail'
import { api } from '@/modules/platform/ui/client'

/** The platform's own trail against its seals. */
export function VerifyPlatformTrail() {
  const { mutateAsync } = api.platform.verifyTrail.useMutation()
  return <VerifyTrail verify={() => mutateAsync()} />
}
