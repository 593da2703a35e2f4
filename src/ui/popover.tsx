'use client'

import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'

type PopoverProps = {
  trigger: ReactNode
  children: ReactNode
  label: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  align?: 'start' | 'center' | 'end'
  className?: string
}

/** Something small that floats beside its button: a filter's choices, the columns, the bell. */
export function Popover({ trigger, children, label, align = 'start', className, ...state }: PopoverProps) {
  return (
    <Radix.Root {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            'z-40 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1rem)] overflow-y-auto rounded-surface bg-surface p-1 shadow-float outline-none data-[state=open]:animate-fade',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
