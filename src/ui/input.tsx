import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlStyle } from './control'

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} type={type} className={cn(controlStyle, 'read-only:bg-sunken', className)} />
}

/** A day as `YYYY-MM-DD`, with the device's own picker. */
export function DateInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input {...rest} type="date" className={cn(controlStyle, 'min-w-36', className)} />
}

/** A phone number as people type it; brings up the digit keys. Nothing is reformatted while typing. */
export function PhoneInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <input
      autoComplete="tel"
      {...rest}
      type="tel"
      inputMode="tel"
      className={cn(controlStyle, 'font-mono', className)}
    />
  )
}
