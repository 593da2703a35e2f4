import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlStyle } from './control'

/** Grows with what is typed, up to two thirds of the screen. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cn(
        controlStyle,
        'read-only:bg-sunken field-sizing-content h-auto max-h-[66dvh] min-h-24 resize-y py-2.5',
        className,
      )}
    />
  )
}
