'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { veilStyle } from './veil-style'
import { IconButton } from './icon-button'

type SheetProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactNode
  title: ReactNode
  /** Keeps the title for screen readers only. */
  titleHidden?: boolean
  side?: 'left' | 'right' | 'bottom'
  children: ReactNode
}

const SIDES = {
  left: 'inset-y-0 left-0 w-[min(20rem,86vw)] data-[state=open]:animate-from-left data-[state=closed]:animate-to-left',
  right:
    'inset-y-0 right-0 w-full sm:w-[28rem] data-[state=open]:animate-from-right data-[state=closed]:animate-to-right',
  bottom:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-surface data-[state=open]:animate-from-below data-[state=closed]:animate-to-below',
} as const

/** A panel from an edge, over the page: navigation on a phone, filters, a quick look. */
export function Sheet({
  open,
  onOpenChange,
  trigger,
  title,
  titleHidden,
  side = 'right',
  children,
}: SheetProps) {
  const t = useTranslations('ui')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={veilStyle} />
        <Radix.Content
          aria-describedby={undefined}
          className={cn(
            'fixed z-40 flex flex-col overflow-y-auto bg-paper shadow-float outline-none',
            SIDES[side],
          )}
        >
          <header
            className={cn(
              'flex items-center justify-between gap-3 py-3 pr-3 pl-5',
              titleHidden && 'absolute right-0',
            )}
          >
            <Radix.Title className={titleHidden ? 'sr-only' : 'text-20 font-semibold'}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('close')} icon={<X />} size="small" />
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
