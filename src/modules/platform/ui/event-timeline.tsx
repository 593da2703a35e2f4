import { Activity, Lock, LockOpen, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Timeline, type TimelineEntry } from '@/ui/timeline'
import type { PlatformOutputs } from './client'

export type PlatformEventLine = PlatformOutputs['trail']['items'][number]

const SIGNS: Record<string, Pick<TimelineEntry, 'icon' | 'tone'>> = {
  'estate.suspended': { icon: <Lock />, tone: 'bad' },
  'estate.reopened': { icon: <LockOpen />, tone: 'good' },
  'job.retried': { icon: <RotateCcw />, tone: 'accent' },
}

/** What was done, in words; the name itself for one that this page doesn't know yet. */
export function useEventWords(): (event: Pick<PlatformEventLine, 'name'>) => string {
  const t = useTranslations('platform')
  return ({ name }) => {
    const key = `event.${name.replace('.', '_')}`
    return t.has(key) ? t(key) : name
  }
}

/** What operators did, each with the reason that they gave. */
export function EventTimeline({ events }: { events: readonly PlatformEventLine[] }) {
  const t = useTranslations('platform')
  const words = useEventWords()
  return (
    <Timeline
      entries={events.map((event) => ({
        id: event.id,
        at: event.at,
        actor: event.operator ?? t('trail.system'),
        title: words(event),
        body: event.reason,
        ...SIGNS[event.name],
        icon: SIGNS[event.name]?.icon ?? <Activity />,
      }))}
    />
  )
}
