'use client'

import { useTranslations } from 'next-intl'

export function OptionalMark() {
  const t = useTranslations('ui')
  return <span className="ml-1.5 font-normal text-ink-2">{t('optional')}</span>
}
