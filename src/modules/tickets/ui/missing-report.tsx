'use client'

import { useTranslations } from 'next-intl'
import { ErrorState } from '@/ui/error-state'
import { TextLink } from '@/ui/text-link'

/** Where a household looks for a report that is not there, or not theirs. */
export function MissingReport() {
  const t = useTranslations('tickets')
  return (
    <>
      <ErrorState title={t('record.missing')}>{t('record.missingBody')}</ErrorState>
      <p className="text-center">
        <TextLink href="/help">{t('help.back')}</TextLink>
      </p>
    </>
  )
}
