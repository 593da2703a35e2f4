'use client'

import { AlertDialog as Radix } from 'radix-ui'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { veilStyle } from './veil-style'

type ConfirmProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactNode
  title: string
  /** What will happen, and what can't be undone. */
  body: ReactNode
  /** The act as a verb: "End occupancy", never "OK". */
  actionLabel: string
  tone?: 'normal' | 'danger'
  /** The dialog stays open and busy until this settles; it stays open when it throws. */
  onConfirm: () => void | Promise<void>
}

/** Asks before what can't be undone. What can be undone is done at once, with a toast that undoes it. */
export function ConfirmDialog(props: ConfirmProps) {
  return <ConfirmFrame {...props} ready />
}

type FrameProps = ConfirmProps & { ready: boolean; onClosed?: () => void; children?: ReactNode }

function ConfirmFrame({ open, onOpenChange, trigger, ready, onClosed, onConfirm, ...words }: FrameProps) {
  const [ownOpen, setOwnOpen] = useState(false)
  const [pending, setPending] = useState(false)
  const t = useTranslations('ui')
  const setOpen = (next: boolean) => {
    if (pending) return
    setOwnOpen(next)
    onOpenChange?.(next)
    if (!next) onClosed?.()
  }
  const confirm = async () => {
    setPending(true)
    try {
      await onConfirm()
      setOwnOpen(false)
      onOpenChange?.(false)
      onClosed?.()
    } finally {
      setPending(false)
    }
  }
  return (
    <Radix.Root open={open ?? ownOpen} onOpenChange={setOpen}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={veilStyle} />
        <Radix.Content
          className={cn(
            'fixed top-1/2 left-1/2 z-40 w-[min(28rem,calc(100vw-2rem))] -translate-1/2 rounded-surface bg-surface p-6 shadow-float outline-none',
            'data-[state=closed]:animate-rise-out data-[state=open]:animate-rise',
          )}
        >
          <Radix.Title className="text-20 font-semibold">{words.title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-2 text-pretty text-ink-2">{words.body}</div>
          </Radix.Description>
          {words.children}
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <Radix.Cancel asChild>
              <Button disabled={pending}>{t('cancel')}</Button>
            </Radix.Cancel>
            <Button
              variant={words.tone === 'danger' ? 'danger' : 'primary'}
              pending={pending}
              disabled={!ready}
              // Whoever threw has said why; what was asked stays open.
              onClick={() => void confirm().catch(() => undefined)}
            >
              {words.actionLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
