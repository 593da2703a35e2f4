import type { ReactNode } from 'react'

export type PaletteItem = {
  id: string
  label: string
  /** The heading it stands under: "Go to", "People". */
  group: string
  icon?: ReactNode
  hint?: string
  /** Other words to find it by. */
  keywords?: readonly string[]
  href?: string
  onSelect?: () => void
}
