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
}

export function ImportStatusBadge({ status }: { status: ImportStatus }) {
  const t = useTranslations('registry.importStatus')
  return <StatusBadge tone={TONES[status]}>{t(status)}</StatusBadge>
}

export function isUnderWay(status: ImportStatus): boolean {
  return status === 'queued' || status === 'running'
}
