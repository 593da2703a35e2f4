'use client'

import { useTranslations } from 'next-intl'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import type { ImportRecord } from './client'

export type ImportStatus = ImportRecord['status']

const TONES: Record<ImportStatus, Tone> = {
  draft: 'wait',
  queued: 'active',
  running: 'active',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
  undoing: 'active',
  undone: 'neutral',
}

/** What was cancelled after some of it was done was stopped; a draft was discarded. */
export function ImportStatusBadge({ status, done }: { status: ImportStatus; done: number }) {
  const t = useTranslations('registry.importStatus')
  const word = status === 'cancelled' && done > 0 ? 'stopped' : status
  return <StatusBadge tone={TONES[status]}>{t(word)}</StatusBadge>
}

export function isUnderWay(status: ImportStatus): boolean {
  return status === 'queued' || status === 'running' || status === 'undoing'
}
