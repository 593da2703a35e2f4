type BellItem = {
  id: string
  title: string
  body?: string
  at: Date | string
  href: string
  unread: boolean
}

/** What a bell shows when it is open, and says of it. */
export type BellContent = {
  items: readonly BellItem[]
  unread: number
  state?: 'loading' | 'error' | 'ready'
  onRetry?: () => void
  /** A notification was followed: a moment to mark it read. */
  onOpenItem?: (id: string) => void
  onMarkAllRead: () => void
  /** At the foot: a link to all of them. */
  allHref?: string
  allLabel?: string
}
