'use client'

import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { FloatAnchor } from './float-anchor'
import { floatBehaviour } from './float-behaviour'
import type { Float } from './float-button'

type PopoverPanelProps = {
  float: Float
  align?: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

/** The floating part of a Popover. */
export function PopoverPanel({ float, align = 'start', className, children }: PopoverPanelProps) {
  return (
    <Radix.Root open={float.open} onOpenChange={float.onOpenChange}>
      <Radix.Anchor asChild>
        <FloatAnchor />
      </Radix.Anchor>
      <Radix.Portal>
        <Radix.Content
          {...floatBehaviour(float)}
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
