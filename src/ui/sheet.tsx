'use client'

import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { CloseButton } from './close-button'
import { cn } from './cn'
import { veilStyle } from './veil-style'

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
          <Radix.Title className={titleHidden ? 'sr-only' : 'py-4 pr-14 pl-5 text-20 font-semibold'}>
            {title}
          </Radix.Title>
          {children}
          <CloseButton />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
