import type { ComponentProps, ReactNode } from 'react'
import { buttonStyle, type ButtonLook } from './button-style'
import { cn } from './cn'
import { DisabledReason } from './disabled-reason'
import { Spinner } from './spinner'

export type ButtonProps = ComponentProps<'button'> &
  ButtonLook & {
    icon?: ReactNode
    /** Work is under way: the button keeps its width and words, and takes no second click. */
    pending?: boolean
    /** Why this is not possible now. Given, the button is disabled but can still be focused and asked. */
    reason?: string
  }

export function Button(props: ButtonProps) {
  const { variant, size, wide, icon, pending, reason, disabled, className, children, onClick, ...rest } =
    props
  const off = Boolean(disabled || reason)
  const look = cn(buttonStyle({ variant, size, wide, off }), className)
  const button = (
    <button
      type="button"
      {...rest}
      className={look}
      disabled={disabled && !reason}
      aria-disabled={pending || reason ? true : undefined}
      aria-busy={pending || undefined}
      onClick={pending || reason ? preventDefault : onClick}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  )
  return reason ? <DisabledReason reason={reason}>{button}</DisabledReason> : button
}

function preventDefault(event: { preventDefault: () => void }) {
  event.preventDefault()
}
