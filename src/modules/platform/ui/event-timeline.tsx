import { Activity, Lock, LockOpen, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
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

/** By whom: an operator, the holder of the account that it is of, or the system. */
export function useActor(): (event: Pick<PlatformEventLine, 'operator' | 'subjectType'>) => string {
  const t = useTranslations('platform.trail')
  return ({ operator, subjectType }) => operator ?? t(subjectType === 'account' ? 'holder' : 'system')
}

/** Where what an event is of can be opened, by its kind. */
const PLACES: Partial<Record<string, string>> = { estate: '/estates', plan: '/plans', notice: '/notices' }

type Subject = Pick<PlatformEventLine, 'subjectType' | 'subjectId' | 'subject'>

/** What an event is of: a link where it can be opened. */
export function EventSubject({ event: { subjectType, subjectId, subject } }: { event: Subject }) {
  const place = PLACES[subjectType]
  if (!place || !subjectId) return subject ?? '–'
  return (
    <Link href={`${place}/${subjectId}`} className="underline underline-offset-3">
      {subject ?? subjectId}
    </Link>
  )
}

function EventBody({ event: { reason, changes } }: { event: PlatformEventLine }) {
  const t = useTranslations('platform')
  if (changes.length === 0) return reason
  const named = (field: string) => (t.has(`field.${field}`) ? t(`field.${field}`) : field)
  const shown = (value: PlatformEventLine['changes'][number]['before']) =>
    value === null || value === '' ? '–' : String(value)
  return (
    <>
      {reason}
      <ul className="mt-1 text-14 text-ink-2">
        {changes.map(({ field, before, after }) => (
          <li key={field} className="wrap-anywhere">
            {t('changed', { field: named(field), before: shown(before), after: shown(after) })}
          </li>
        ))}
      </ul>
    </>
  )
}

type EventTimelineProps = {
  events: readonly PlatformEventLine[]
  /** Says of what each one is, where that is not plain from the page. */
  named?: boolean
}

/** What operators did, each with the reason that they gave. */
export function EventTimeline({ events, named }: EventTimelineProps) {
  const words = useEventWords()
  const actor = useActor()
  return (
    <Timeline
      entries={events.map((event) => ({
        id: event.id,
        at: event.at,
        actor: actor(event),
        title: named ? (
          <>
            {words(event)} <EventSubject event={event} />
          </>
        ) : (
          words(event)
        ),
        body: <EventBody event={event} />,
        ...SIGNS[event.name],
        icon: SIGNS[event.name]?.icon ?? <Activity />,
      }))}
    />
  )
}
