'use client'

import { Bell as BellSign } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { EmptyState } from './empty-state'
import { ErrorState } from './error-state'
import { Popover } from './popover'
import { Skeleton } from './skeleton'
import { When } from './when'

export type BellItem = {
  id: string
  title: string
  body?: string
  at: Date | string
  href: string
  unread: boolean
}

type BellProps = {
  items: readonly BellItem[]
  unread: number
  state?: 'loading' | 'error' | 'ready'
  onRetry?: () => void
  /** It was opened: a moment to fetch what is new. */
  onOpen?: () => void
  /** A notification was followed: a moment to mark it read. */
  onOpenItem?: (id: string) => void
  onMarkAllRead: () => void
  /** At the foot: a link to all of them. */
  allHref?: string
  allLabel?: string
}

/** What happened that concerns the reader. Presentational: it is told what to show and says what was clicked. */
export function Bell(props: BellProps) {
  const { unread, onOpen, onMarkAllRead, allHref, allLabel } = props
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  const change = (next: boolean) => {
    setOpen(next)
    if (next) onOpen?.()
  }
  return (
    <Popover
      align="end"
      open={open}
      onOpenChange={change}
      className="w-[min(24rem,calc(100vw-1rem))] p-0"
      trigger={
        <Button
          variant="quiet"
          className="w-(--control-h) px-0"
          aria-label={`${t('notifications')}: ${t('unread', { count: unread })}`}
        >
          <BellSign className="size-5" />
          {unread > 0 ? (
            <span
              aria-hidden="true"
              className="absolute top-0.5 right-0 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[11px] leading-none text-on-accent"
            >
              {unread > 99 ? '99+' : unread}
            </span>
          ) : null}
        </Button>
      }
    >
      <div className="flex min-h-12 items-center justify-between gap-2 border-b py-1 pr-2 pl-4">
        <h2 className="text-14">{t('notifications')}</h2>
        {unread > 0 ? (
          <Button size="small" variant="quiet" onClick={onMarkAllRead}>
            {t('markAllRead')}
          </Button>
        ) : null}
      </div>
      <BellList {...props} onFollow={() => setOpen(false)} />
      {allHref && allLabel ? (
        <Link
          href={allHref}
          onClick={() => setOpen(false)}
          className="block border-t px-4 py-3 text-14 font-semibold text-accent hover:bg-ink/3"
        >
          {allLabel}
        </Link>
      ) : null}
    </Popover>
  )
}

function BellList({
  items,
  state = 'ready',
  onRetry,
  onOpenItem,
  onFollow,
}: BellProps & { onFollow: () => void }) {
  const t = useTranslations('ui')
  if (state === 'error') return <ErrorState title={t('listFailed')} onRetry={onRetry} className="py-8" />
  if (state === 'loading') return <BellSkeleton />
  if (items.length === 0)
    return (
      <EmptyState title={t('allQuiet')} className="py-10">
        {t('allQuietHint')}
      </EmptyState>
    )
  return (
    <ul className="max-h-86 divide-y overflow-y-auto">
      {items.map((item) => (
        <li key={item.id}>
          <Link
            href={item.href}
            onClick={() => {
              onOpenItem?.(item.id)
              onFollow()
            }}
            className="flex gap-3 px-4 py-3 hover:bg-ink/3 focus-visible:-outline-offset-2"
          >
            <span
              className={cn(
                'mt-1.5 size-2 shrink-0 rounded-full',
                item.unread ? 'bg-accent' : 'bg-transparent',
              )}
            >
              {item.unread ? <span className="sr-only">{t('unreadMark')}</span> : null}
            </span>
            <span className="min-w-0 flex-1 text-14">
              <span className={cn('block', item.unread && 'font-semibold')}>{item.title}</span>
              {item.body ? <span className="line-clamp-2 text-ink-2">{item.body}</span> : null}
              <When at={item.at} withTime className="text-12 text-ink-2" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function BellSkeleton() {
  return (
    <div className="divide-y">
      {[0, 1, 2].map((line) => (
        <div key={line} className="flex flex-col gap-2 px-4 py-3 pl-9">
          <Skeleton className="w-2/3" />
          <Skeleton className="w-full" />
        </div>
      ))}
    </div>
  )
}
