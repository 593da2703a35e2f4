'use client'

import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { CloseButton } from './close-button'
import { cn } from './cn'
import { veilStyle } from './veil-style'

type DialogProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactNode
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  width?: 'narrow' | 'normal' | 'wide'
}

const WIDTHS = { narrow: 'sm:max-w-md', normal: 'sm:max-w-xl', wide: 'sm:max-w-4xl' } as const

/** A question or a short form above the page; on a phone it rises from the bottom edge. */
export function Dialog({ open, onOpenChange, trigger, width = 'normal', ...words }: DialogProps) {
  const { title, description, children, footer } = words
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={veilStyle} />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed z-40 flex max-h-[92dvh] w-full flex-col bg-surface shadow-float outline-none',
            'inset-x-0 bottom-0 rounded-t-surface sm:inset-auto sm:top-1/2 sm:left-1/2 sm:max-h-[86dvh] sm:-translate-1/2 sm:rounded-surface',
            'data-[state=closed]:animate-rise-out data-[state=open]:animate-rise',
            WIDTHS[width],
          )}
        >
          <header className="py-4 pr-14 pl-5 sm:pl-6">
            <Radix.Title className="text-20 font-semibold">{title}</Radix.Title>
            {description ? (
              <Radix.Description className="mt-1 text-pretty text-ink-2">{description}</Radix.Description>
            ) : null}
          </header>
          {children ? (
            <div data-dialog-body className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 sm:px-6">
              {children}
            </div>
          ) : null}
          {footer ? <DialogFooter>{footer}</DialogFooter> : null}
          <CloseButton />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-col-reverse gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end sm:px-6">
      {children}
    </footer>
  )
}

/** Closes the dialog or sheet around it: `<DialogClose><Button>…</Button></DialogClose>`. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>
}
