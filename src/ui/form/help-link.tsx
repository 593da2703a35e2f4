'use client'

import { ExternalLink } from 'lucide-react'
import type { Help } from './server-errors'

/** Leads to where something can be done, in a tab of its own: what was typed here stays. */
export function HelpLink({ href, label }: Help) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener"
      className="inline-flex items-center gap-1 font-semibold underline underline-offset-3"
    >
      {label}
      <ExternalLink aria-hidden="true" className="size-3.5" />
    </a>
  )
}
