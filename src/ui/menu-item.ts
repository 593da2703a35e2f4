import type { ReactNode } from 'react'

export type MenuItem =
  | { kind: 'separator'; id: string }
  | { kind: 'label'; id: string; label: string }
  | {
      kind?: 'item'
      id: string
      label: string
      icon?: ReactNode
      /** A key or a count at the end of the line. */
      hint?: string
      tone?: 'normal' | 'danger'
      /** Why this can't be done now; shown beneath the words. */
      reason?: string
      href?: string
      /** The link is a file to be saved. */
      download?: boolean
      onSelect?: () => void
    }
