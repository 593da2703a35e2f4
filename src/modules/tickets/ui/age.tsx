'use client'

import { useTranslations } from 'next-intl'
import { useRegion } from '@/ui/region'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago something was, in its largest unit. */
export function Age({ since }: { since: Date }) {
  const t = useTranslations('tickets.age')
  const { now } = useRegion()
  const age = Math.max(0, now - since.getTime())
  if (age >= DAY) return t('days', { count: Math.floor(age / DAY) })
  if (age >= HOUR) return t('hours', { count: Math.floor(age / HOUR) })
  return t('minutes', { count: Math.floor(age / MINUTE) })
}
