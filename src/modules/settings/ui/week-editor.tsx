'use client'

import { Copy, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { IconButton } from '@/ui/icon-button'
import { Input } from '@/ui/input'
import type { Week } from '../schemas'
import { minutesOf, timeOf } from '../clock-time'

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const MOST_SPANS = 4
const A_DAY = { opens: 8 * 60, closes: 17 * 60 }

type WeekEditorProps = { value: Week; onChange: (week: Week) => void }

/** The hours of each day: none, one span or several. */
export function WeekEditor({ value, onChange }: WeekEditorProps) {
  const t = useTranslations('settings.hours')
  const put = (day: number, spans: Week[number]) =>
    onChange(value.map((old, at) => (at === day ? spans : old)))
  return (
    <ul className="divide-y border-y">
      {DAYS.map((name, day) => {
        const spans = value[day] ?? []
        const label = t(`day.${name}`)
        return (
          <li
            key={name}
            className="grid gap-x-4 gap-y-2 py-2.5 sm:grid-cols-[7.5rem_1fr_auto] sm:items-start"
          >
            <p className="font-semibold sm:pt-1.5">{label}</p>
            <div className="flex flex-col gap-2">
              {spans.length === 0 ? <p className="text-ink-2 sm:pt-1.5">{t('closed')}</p> : null}
              {spans.map((span, at) => (
                <SpanLine
                  key={at}
                  day={label}
                  span={span}
                  onChange={(next) =>
                    put(
                      day,
                      spans.map((old, index) => (index === at ? next : old)),
                    )
                  }
                  onRemove={() =>
                    put(
                      day,
                      spans.filter((_, index) => index !== at),
                    )
                  }
                />
              ))}
            </div>
            <div className="flex gap-1">
              {day === 0 && spans.length > 0 ? (
                <Button
                  size="small"
                  variant="quiet"
                  icon={<Copy />}
                  onClick={() => onChange(value.map((old, at) => (at < 5 ? spans : old)))}
                >
                  {t('copy')}
                </Button>
              ) : null}
              <Button
                size="small"
                variant="quiet"
                icon={<Plus />}
                aria-label={t('addNamed', { day: label })}
                reason={spans.length >= MOST_SPANS ? t('mostSpans') : undefined}
                onClick={() => put(day, [...spans, nextSpan(spans)])}
              >
                {t('add')}
              </Button>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** After the last one of the day, where there is room. */
function nextSpan(spans: Week[number]): Week[number][number] {
  const last = Math.max(0, ...spans.map(({ closes }) => closes))
  if (last === 0) return A_DAY
  const opens = Math.min(last + 60, 23 * 60)
  return { opens, closes: Math.min(opens + 4 * 60, 24 * 60) }
}

type SpanLineProps = {
  day: string
  span: Week[number][number]
  onChange: (span: Week[number][number]) => void
  onRemove: () => void
}

function SpanLine({ day, span: { opens, closes }, onChange, onRemove }: SpanLineProps) {
  const t = useTranslations('settings.hours')
  return (
    <div className="flex items-center gap-2">
      <Input
        type="time"
        aria-label={t('opens', { day })}
        value={timeOf(opens)}
        onChange={({ target }) => onChange({ opens: minutesOf(target.value) ?? opens, closes })}
        className="w-30"
      />
      <span aria-hidden="true">–</span>
      <Input
        type="time"
        aria-label={t('closes', { day })}
        value={timeOf(closes)}
        onChange={({ target }) => onChange({ opens, closes: closingMinutes(target.value) ?? closes })}
        className="w-30"
      />
      <IconButton label={t('removeNamed', { day })} icon={<X />} onClick={onRemove} />
    </div>
  )
}

/** Midnight ends a day; it can't begin and end one at once. */
function closingMinutes(text: string): number | null {
  const minutes = minutesOf(text)
  return minutes === 0 ? 24 * 60 : minutes
}
