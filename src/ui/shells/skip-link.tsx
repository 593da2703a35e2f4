'use client'

import { useTranslations } from 'next-intl'
import { MAIN_ID } from './main-id'

/** The first stop of the Tab key: past the navigation. */
export function SkipLink() {
  const t = useTranslations('ui')
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed top-2 left-2 z-60 -translate-y-16 rounded-control bg-ink px-4 py-2 font-semibold text-paper focus:translate-y-0"
    >
      {t('skipToContent')}
    </a>
  )
}
