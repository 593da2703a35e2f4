'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ErrorState } from '../error-state'
import { LinkButton } from '../link-button'
import { useListUrl } from '../list/use-list-url'
import { RecordPanel } from './record-panel'

type RecordErrorProps = {
  error: { message: string; data?: { error?: string } | null }
  /** The list's address. */
  closeHref: string
  onRetry: () => void
  /** Why it is not there, where more can be said than of any record. */
  gone?: ReactNode
}

/** In a record's place: it is not there, and the way back; or it did not load, and another try. */
export function RecordError({ error, closeHref, onRetry, gone }: RecordErrorProps) {
  const t = useTranslations('ui')
  const { search } = useListUrl()
  if (error.data?.error !== 'RESOURCE_NOT_FOUND')
    return (
      <RecordPanel title={t('recordFailed')} closeHref={closeHref}>
        <ErrorState title={error.message} onRetry={onRetry} />
      </RecordPanel>
    )
  return (
    <RecordPanel title={t('recordGone')} closeHref={closeHref}>
      <ErrorState title={gone ?? t('recordGoneBody')}>
        <LinkButton href={closeHref + search} className="mt-4">
          {t('backToList')}
        </LinkButton>
      </ErrorState>
    </RecordPanel>
  )
}
