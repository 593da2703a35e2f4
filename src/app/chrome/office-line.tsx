import { Clock } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { EstateInfo } from '@/server/context'

type OfficeLineProps = {
  estate: Pick<EstateInfo, 'locale' | 'timeZone'>
  office: { until: Date | null; again: Date | null; words: string }
}

/** Whether somebody is in the office, and what the estate says in its own words about getting help. */
export async function OfficeLine({ estate: { locale, timeZone }, office }: OfficeLineProps) {
  const t = await getTranslations('app.office')
  const { until, again, words } = office
  const time = (at: Date) => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(at)
  const day = (at: Date) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at)
  const line = until
    ? t('open', { time: time(until) })
    : again
      ? t('closed', { day: day(again), time: time(again) })
      : t('closedLong')
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-center gap-2 text-14 text-ink-2">
        <Clock aria-hidden="true" className="size-4 shrink-0" />
        {line}
      </p>
      {words ? <p className="text-pretty whitespace-pre-line wrap-anywhere">{words}</p> : null}
    </div>
  )
}
