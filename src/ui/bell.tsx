'use client'

import { Bell as BellSign } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy } from 'react'
import type { BellContent } from './bell-content'
import { buttonStyle } from './button-style'
import { cn } from './cn'
import { FloatButton } from './float-button'

type BellProps = BellContent & {
  /** It was opened: a moment to fetch what is new. */
  onOpen?: () => void
}

const load = () => import('./bell-panel')
const BellPanel = lazy(() => load().then((module) => ({ default: module.BellPanel })))

/** What happened that concerns the reader. Presentational: it is told what to show and says what was clicked. */
export function Bell({ onOpen, ...panel }: BellProps) {
  const t = useTranslations('ui')
  const { unread } = panel
  return (
    <FloatButton
      kind="dialog"
      prepare={() => void load()}
      onOpenChange={(open) => open && onOpen?.()}
      trigger={
        <button
          type="button"
          className={cn(buttonStyle({ variant: 'quiet' }), 'w-(--control-h) px-0')}
          aria-label={`${t('notifications')}: ${t('unread', { count: unread })}`}
        >
          <BellSign className="size-5" />
          {unread > 0 ? (
            <span
              aria-hidden="true"
              className="absolute -top-0.5 -right-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[11px] leading-none text-on-accent"
            >
              {unread > 9 ? '9+' : unread}
            </span>
          ) : null}
        </button>
      }
    >
      {(float) => <BellPanel {...panel} float={float} />}
    </FloatButton>
  )
}
