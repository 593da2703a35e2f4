'use client'

import { cn } from './cn'
import { formatMinor } from './format-minor'
import { useRegion } from './region'

type MoneyProps = {
  /** Whole minor units (cents, kobo). */
  minor: bigint | number | string
  /** Defaults to the estate's. */
  currency?: string
  /** Shows a plus too, for changes rather than amounts. */
  signed?: boolean
  className?: string
}

export function Money({ minor, currency, signed, className }: MoneyProps) {
  const region = useRegion()
  const text = formatMinor(BigInt(minor), currency ?? region.currency, region.locale, signed)
  return <span className={cn('font-mono [word-spacing:-0.3em] whitespace-nowrap', className)}>{text}</span>
}
