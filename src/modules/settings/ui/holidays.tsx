'use client'

import { ListPlus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { useRegion } from '@/ui/region'
import { toast } from '@/ui/toast'
import type { HolidayLine } from '../schemas'
import { api, type SettingsOutputs } from './client'
import { HolidayDialog, HolidayListDialog } from './holiday-dialogs'

type Holiday = SettingsOutputs['hours']['holidays'][number]

/** Days on which nobody works: those to come first, by year; the past ones on request. */
export function Holidays({ holidays }: { holidays: readonly Holiday[] }) {
  const t = useTranslations('settings.holidays')
  const { now, timeZone } = useRegion()
  const [dialog, setDialog] = useState<'one' | 'list' | null>(null)
  const [editing, setEditing] = useState<HolidayLine>()
  const [withPast, setWithPast] = useState(false)
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
  const coming = holidays.filter(({ day }) => day >= today)
  const shown = withPast ? holidays : coming
  const open = (which: 'one' | 'list', holiday?: Holiday) => {
    setEditing(holiday)
    setDialog(which)
  }
  return (
    <section aria-labelledby="holidays" className="border-t pt-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-60 flex-1">
          <h2 id="holidays" className="text-16 font-semibold">
            {t('title')}
          </h2>
          <p className="text-14 text-pretty text-ink-2">{t('hint')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button icon={<ListPlus />} onClick={() => open('list')}>
            {t('addList')}
          </Button>
          <Button icon={<Plus />} onClick={() => open('one')}>
            {t('add')}
          </Button>
        </div>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>
      ) : (
        [...Map.groupBy(shown, ({ day }) => day.slice(0, 4))].map(([year, days]) => (
          <div key={year} className="mt-5">
            <h3 className="text-14 font-semibold text-ink-2">{year}</h3>
            <ul className="mt-1 divide-y border-y">
              {days.map((holiday) => (
                <HolidayRow key={holiday.id} holiday={holiday} onEdit={() => open('one', holiday)} />
              ))}
            </ul>
          </div>
        ))
      )}
      {coming.length < holidays.length && !withPast ? (
        <Button variant="quiet" size="small" className="mt-3" onClick={() => setWithPast(true)}>
          {t('past', { count: holidays.length - coming.length })}
        </Button>
      ) : null}
      <HolidayDialog
        key={editing?.day ?? 'new'}
        open={dialog === 'one'}
        onOpenChange={() => setDialog(null)}
        holiday={editing}
      />
      <HolidayListDialog open={dialog === 'list'} onOpenChange={() => setDialog(null)} />
    </section>
  )
}

function HolidayRow({ holiday: { id, day, name }, onEdit }: { holiday: Holiday; onEdit: () => void }) {
  const t = useTranslations('settings.holidays')
  const { locale } = useRegion()
  const utils = api.useUtils()
  const settled = { onSettled: () => utils.settings.hours.invalidate() }
  const remove = api.settings.removeHoliday.useMutation(settled)
  const add = api.settings.addHolidays.useMutation(settled)
  const words = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(day))
  const removeIt = async () => {
    try {
      await remove.mutateAsync({ id })
      toast({ title: t('removed', { name }), onUndo: () => add.mutate({ holidays: [{ day, name }] }) })
    } catch (thrown) {
      toast({ tone: 'bad', title: thrown instanceof Error ? thrown.message : String(thrown) })
    }
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
      <span className="w-40 text-ink-2 tabular-nums">{words}</span>
      <span className="min-w-32 flex-1 wrap-anywhere">{name}</span>
      <span className="flex gap-1">
        <Button size="small" variant="quiet" aria-label={t('editNamed', { name })} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button
          size="small"
          variant="quiet"
          aria-label={t('removeNamed', { name })}
          pending={remove.isPending}
          onClick={() => void removeIt()}
        >
          {t('remove')}
        </Button>
      </span>
    </li>
  )
}
