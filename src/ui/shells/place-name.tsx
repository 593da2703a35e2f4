import { cn } from '../cn'
import { cssUrl } from '../css-url'
import { Mark } from '../mark'

export type Place = { name: string; logo?: string }

/** Where we are: the place's own logo, or our mark in its colour, and its name, in two lines on a phone. */
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
        <span className="line-clamp-2 text-14 leading-tight font-semibold tracking-[-0.01em] sm:line-clamp-1 sm:text-16">
          {place.name}
        </span>
        {detail ? <span className="block truncate text-12 text-ink-2">{detail}</span> : null}
      </span>
    </span>
  )
}

export function PlaceLogo({ place, className }: { place: Place; className?: string }) {
  if (!place.logo) return <Mark className={cn(logoStyle, 'text-accent', className)} />
  return (
    <span
      className={cn(logoStyle, 'bg-contain bg-center bg-no-repeat', className)}
      style={{ backgroundImage: cssUrl(place.logo) }}
    />
  )
}

// Where a phone's header has a menu button, its width belongs to the name.
const logoStyle = 'shrink-0 max-sm:in-data-place-bare:hidden'
