'use client'

import { lazy, type ReactNode } from 'react'
import { FloatButton } from './float-button'

type PopoverProps = {
  trigger: ReactNode
  children: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  align?: 'start' | 'center' | 'end'
  /** Of the floating part. */
  className?: string
  /** Of the button's place in the page. */
  buttonClassName?: string
}

const load = () => import('./popover-panel')
const PopoverPanel = lazy(() => load().then((module) => ({ default: module.PopoverPanel })))

/** Something small that floats beside its button: a filter's choices, the columns, the bell. */
export function Popover({ trigger, children, align, className, buttonClassName, ...state }: PopoverProps) {
  return (
    <FloatButton
      {...state}
      trigger={trigger}
      kind="dialog"
      prepare={() => void load()}
      className={buttonClassName}
    >
      {(float) => (
        <PopoverPanel float={float} align={align} className={className}>
          {children}
        </PopoverPanel>
      )}
    </FloatButton>
  )
}
