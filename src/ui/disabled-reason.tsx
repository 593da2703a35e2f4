'use client'

import { useState, type ReactNode } from 'react'
import { Tooltip } from './tooltip'

/** Says why the control inside is disabled: on hover, on focus, and on a tap, where there is no hover. */
export function DisabledReason({ reason, children }: { reason: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <Tooltip content={reason} open={open} onOpenChange={setOpen}>
      <span className="inline-flex" onClick={() => setOpen(true)}>
        {children}
      </span>
    </Tooltip>
  )
}
