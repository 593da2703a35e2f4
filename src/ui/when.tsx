'use client'

import { useTranslations } from 'next-intl'
import { cn } from './cn'
import { exactDay, exactInstant, spokenDay, spokenInstant, type Spoken } from './format-when'
import { useRegion } from './region'

/** An instant: `today 14:05`, `Tue 3 Mar`; the exact time on hover. `withTime` keeps the time on older ones too. */
export function When({
  at,
  withTime,
  className,
}: {
  at: Date | string
  withTime?: boolean
  className?: string
}) {
  const region = useRegion()
  const words = useSpoken()
  const instant = new Date(at)
  const spoken = spokenInstant(instant, new Date(region.now), region)
  return (
    <time
      dateTime={instant.toISOString()}
      title={exactInstant(instant, region)}
      className={cn('whitespace-nowrap', className)}
      suppressHydrationWarning
    >
      {words(spoken, withTime)}
    </time>
  )
}

/** A calendar day, `YYYY-MM-DD`, which is the same day everywhere. */
export function Day({ date, className }: { date: string; className?: string }) {
  const region = useRegion()
  const words = useSpoken()
  return (
    <time
      dateTime={date}
      title={exactDay(date, region)}
      className={cn('whitespace-nowrap', className)}
      suppressHydrationWarning
    >
      {words(spokenDay(date, new Date(region.now), region))}
    </time>
  )
}

function useSpoken() {
  const t = useTranslations('ui')
  return (spoken: Spoken, withTime?: boolean) => {
    if (spoken.kind === 'date') return withTime && spoken.time ? `${spoken.date} ${spoken.time}` : spoken.date
    return spoken.time ? t(spoken.kind, { time: spoken.time }) : t(`${spoken.kind}Day`)
  }
}
