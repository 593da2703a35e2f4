'use client'

import type { ReactNode } from 'react'
import { Tooltip } from './tooltip'

/** Says why the control inside is disabled: on hover, on focus, and on a tap, where there is no hover. */
export function DisabledReason({ reason, children }: { reason: string; children: ReactNode }) {
  return (
    <Tooltip content={reason} onTap>
      <span className="inline-flex">{children}</span>
    </Tooltip>
  )
}
