import { cn } from '../cn'
import { cssUrl } from '../css-url'
import { Mark } from '../mark'

export type Place = { name: string; logo?: { src: string; /** Times wider than high. */ ratio: number } }

/** From here on a logo leaves the name the room of two short lines. */
const WIDE = 1.6

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
  const isWide = place.logo !== undefined && place.logo.ratio > WIDE
  return (
    <span className={cn('flex min-w-0 items-center gap-2.5', className)}>
      <PlaceLogo place={place} className="size-8 max-w-24" />
      <span className="min-w-0 leading-tight">
        <span
          className={cn(
            'line-clamp-2 text-14 leading-tight font-semibold tracking-[-0.01em]',
            !isWide && 'sm:line-clamp-1 sm:text-16',
          )}
        >
          {place.name}
        </span>
        {detail ? <span className="block truncate text-12 text-ink-2">{detail}</span> : null}
      </span>
    </span>
  )
}

export function PlaceLogo({ place: { logo }, className }: { place: Place; className?: string }) {
  if (!logo) return <Mark className={cn(logoStyle, 'text-accent', className)} />
  return (
    <span
      className={cn(logoStyle, plateStyle, className, 'w-auto')}
      style={{ backgroundImage: cssUrl(logo.src), aspectRatio: logo.ratio }}
    />
  )
}

// A logo is drawn for paper: in the dark it gets a piece of it.
const plateStyle =
  'bg-contain bg-center bg-no-repeat bg-origin-content dark:rounded-small dark:bg-[white] dark:p-0.5'
// Where a phone's header has a menu button, its width belongs to the name.
const logoStyle = 'shrink-0 max-sm:in-data-place-bare:hidden'
