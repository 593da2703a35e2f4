'use client'

import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'

type TooltipProps = {
  content: ReactNode
  /** One element that takes a ref and the pointer's events. */
  children: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** Extra words on hover and focus; never the only place where something is said. */
export function Tooltip({ content, children, side = 'top', ...state }: TooltipProps) {
  return (
    <Radix.Root {...state}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            'z-50 max-w-72 rounded-small bg-ink px-2.5 py-1.5 text-12 text-paper shadow-float',
            'data-[state=delayed-open]:animate-fade data-[state=instant-open]:animate-fade',
          )}
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
