'use client'

import { CalendarX2, House, Pencil, Plus, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Timeline, type TimelineEntry } from '@/ui/timeline'
import type { PersonRecord } from './client'
import { useUnitWords } from './desk-provider'

type Event = PersonRecord['timeline'][number]

const SIGNS: Record<string, Pick<TimelineEntry, 'icon' | 'tone'>> = {
  'person.created': { icon: <Plus />, tone: 'accent' },
  'unit.created': { icon: <Plus />, tone: 'accent' },
  'occupancy.started': { icon: <House />, tone: 'good' },
  'occupancy.ended': { icon: <CalendarX2 />, tone: 'warn' },
  'occupancy.reopened': { icon: <RotateCcw />, tone: 'accent' },
}

/** What happened to a person or a unit, with old and new values of what was changed. */
export function RegistryTimeline({ events }: { events: readonly Event[] }) {
  const title = useEventWords()
  return (
    <Timeline
      entries={events.map((event) => ({
        id: event.id,
        at: event.at,
        actor: event.by,
        title: title(event),
        body: isEdit(event) ? <Changes changes={event.changes} /> : null,
        icon: SIGNS[event.name]?.icon ?? <Pencil />,
        tone: SIGNS[event.name]?.tone,
      }))}
    />
  )
}

const isEdit = ({ name, changes }: Event) => name.endsWith('.edited') && changes.length > 0

function useEventWords() {
  const t = useTranslations('registry')
  const { Unit } = useUnitWords()
  return (event: Event): string => {
    const key = `timeline.${event.name.replace('.', '_')}`
    if (!t.has(key)) return event.name
    const unit = event.unitNumber ? `${Unit} ${event.unitNumber}` : ''
    const relation = event.relation ? t(`relation.${event.relation}`).toLocaleLowerCase() : ''
    return t(key, { unit, relation, until: event.until ?? '' })
  }
}

function Changes({ changes }: Pick<Event, 'changes'>) {
  const t = useTranslations('registry')
  return (
    <ul>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className="text-ink-2">{t.has(`field.${field}`) ? t(`field.${field}`) : field}: </span>
          {before ? <del className="text-ink-2">{before}</del> : null}
          {before && after ? ' → ' : null}
          {after ?? (before ? null : '–')}
        </li>
      ))}
    </ul>
  )
}
