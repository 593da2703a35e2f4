import { cn } from '../cn'
import { cssUrl } from '../css-url'
import { Mark } from '../mark'

export type Place = { name: string; logo?: string }

/** Where we are: the place's own logo, or our mark in its colour, and its name. */
export function PlaceName({
  place,
  detail,
  className,
}: {
  place: Place
  detail?: string
  className?: string
}) {
  return (
    <span className={cn('flex min-w-0 items-center gap-2.5', className)}>
      <PlaceLogo place={place} className="size-8" />
      <span className="min-w-0 leading-tight">
        <span className="block truncate font-semibold tracking-[-0.01em]">{place.name}</span>
        {detail ? <span className="block truncate text-12 text-ink-2">{detail}</span> : null}
      </span>
    </span>
  )
}

export function PlaceLogo({ place, className }: { place: Place; className?: string }) {
  if (!place.logo) return <Mark className={cn('shrink-0 text-accent', className)} />
  return (
    <span
      className={cn('shrink-0 bg-contain bg-center bg-no-repeat', className)}
      style={{ backgroundImage: cssUrl(place.logo) }}
    />
  )
}
