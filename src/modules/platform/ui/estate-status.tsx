import { useTranslations } from 'next-intl'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import type { EstateStatus } from '../schemas'

const TONES: Record<EstateStatus, Tone> = {
  trial: 'active',
  active: 'good',
  past_due: 'warn',
  suspended: 'bad',
  closed: 'neutral',
}

/** The state of an estate as a badge. */
export function EstateStatusBadge({ status }: { status: EstateStatus }) {
  const t = useTranslations('platform')
  return <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>
}
