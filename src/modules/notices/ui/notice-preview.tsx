'use client'

import { useTranslations } from 'next-intl'
import { windowWords } from '../notice'
import { NoticeStrip } from './notice-strip'

type NoticePreviewProps = {
  kind: 'maintenance' | 'incident' | 'news'
  title: string
  body: string
  startsAt: Date | null
  endsAt: Date | null
  zone: { timeZone: string; locale: string }
}

/** The notice as it stands over a page of an estate in a zone. */
export function NoticePreview({ zone, startsAt, endsAt, title, ...notice }: NoticePreviewProps) {
  const t = useTranslations('notices')
  const isWindow = startsAt && endsAt && startsAt < endsAt
  return (
    <figure aria-label={t('preview.title')} className="overflow-hidden rounded-surface border">
      <NoticeStrip
        {...notice}
        title={title || t('preview.empty')}
        times={isWindow ? windowWords(startsAt, endsAt, zone) : null}
        more={t('banner.more')}
      />
      <figcaption className="px-4 py-2 text-12 text-ink-2">
        {t('preview.zone', { zone: zone.timeZone })}
      </figcaption>
    </figure>
  )
}
