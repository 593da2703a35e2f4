'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { BellContent } from './bell-content'
import { Button } from './button'
import { cn } from './cn'
import { EmptyState } from './empty-state'
import { ErrorState } from './error-state'
import type { Float } from './float-button'
import { PopoverPanel } from './popover-panel'
import { Skeleton } from './skeleton'
import { When } from './when'

/** The floating part of a Bell. */
export function BellPanel({ float, ...props }: BellContent & { float: Float }) {
  const { unread, onMarkAllRead, allHref, allLabel } = props
  const t = useTranslations('ui')
  const close = () => float.onOpenChange(false)
  return (
    <PopoverPanel float={float} align="end" className="w-[min(24rem,calc(100vw-1rem))] p-0">
      <div className="flex min-h-12 items-center justify-between gap-2 border-b py-1 pr-2 pl-4">
        <h2 className="text-14">{t('notifications')}</h2>
        {unread > 0 ? (
          <Button size="small" variant="quiet" onClick={onMarkAllRead}>
            {t('markAllRead')}
          </Button>
        ) : null}
      </div>
      <BellList {...props} onFollow={close} />
      {allHref && allLabel ? (
        <Link
          href={allHref}
          onClick={close}
          className="block border-t px-4 py-3 text-14 font-semibold text-accent hover:bg-ink/3"
        >
          {allLabel}
        </Link>
      ) : null}
    </PopoverPanel>
  )
}

function BellList({
  items,
  state = 'ready',
  onRetry,
  onOpenItem,
  onFollow,
}: BellContent & { onFollow: () => void }) {
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
    <ul className="max-h-[min(70dvh,40rem)] divide-y overflow-y-auto">
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
