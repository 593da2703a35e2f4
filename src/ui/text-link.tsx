import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A link among words. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  const look =
    'font-semibold text-accent underline decoration-accent/35 underline-offset-3 hover:decoration-accent'
  return (
    <Link
      {...rest}
      className={cn(look, 'rounded-small coarse:inline-flex coarse:min-h-11 coarse:items-center', className)}
    />
  )
}
