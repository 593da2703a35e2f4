'use client'

import { Suspense, useId, useRef, useState, type ReactNode, type RefObject } from 'react'
import { cn } from './cn'
import { Slot } from './slot'

/** What a floating part must know of the button that opens it. */
export type Float = {
  open: boolean
  onOpenChange: (open: boolean) => void
  buttonId: string
  button: RefObject<HTMLElement | null>
}

type FloatButtonProps = {
  trigger: ReactNode
  kind: 'menu' | 'dialog'
  /** Begins to fetch what floats: called when the pointer comes near, before the press. */
  prepare: () => void
  open?: boolean
  onOpenChange?: (open: boolean) => void
  className?: string
  /** What floats; usually `lazy`, since most buttons of a page are never pressed. */
  children: (float: Float) => ReactNode
}

/** A button and what floats beside it, without the weight of floating until it is used. */
export function FloatButton({ trigger, kind, prepare, className, children, ...state }: FloatButtonProps) {
  const buttonId = useId()
  const button = useRef<HTMLElement>(null)
  const [ownOpen, setOwnOpen] = useState(false)
  const [used, setUsed] = useState(false)
  const open = state.open ?? ownOpen
  const onOpenChange = (next: boolean) => {
    setUsed(true)
    setOwnOpen(next)
    state.onOpenChange?.(next)
  }
  return (
    <span className={cn('relative inline-flex', className)}>
      <Slot
        ref={button}
        id={buttonId}
        aria-haspopup={kind}
        aria-expanded={open}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => onOpenChange(!open)}
      >
        {trigger}
      </Slot>
      {used || open ? <Suspense>{children({ open, onOpenChange, buttonId, button })}</Suspense> : null}
    </span>
  )
}
