'use client'

import { useTranslations } from 'next-intl'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import type { PersonStatus, Relation, UnitStatus } from '../schemas'

const PERSON_TONES: Record<Exclude<PersonStatus, 'unclaimed'>, Tone> = {
  invited: 'wait',
  pending: 'wait',
  active: 'good',
  suspended: 'bad',
  left: 'neutral',
}

/** How far a person has come with their account. Most of a fresh register has none, which is no event. */
export function PersonStatusBadge({ status }: { status: PersonStatus }) {
  const t = useTranslations('registry.personStatus')
  if (status === 'unclaimed') return <span className="text-14 text-ink-2">{t(status)}</span>
  return <StatusBadge tone={PERSON_TONES[status]}>{t(status)}</StatusBadge>
}

const UNIT_TONES: Record<Exclude<UnitStatus, 'occupied'>, Tone> = {
  vacant: 'neutral',
  under_construction: 'active',
  for_sale: 'wait',
}

/** What is out of the ordinary about a unit; that somebody is in it is no news. */
export function UnitStatusBadge({ status }: { status: UnitStatus }) {
  const t = useTranslations('registry.unitStatus')
  if (status === 'occupied') return <span className="text-14 text-ink-2">{t(status)}</span>
  return <StatusBadge tone={UNIT_TONES[status]}>{t(status)}</StatusBadge>
}

type Tie = { relation: Relation; resident: boolean; head?: boolean; billingPayer?: boolean }

/** What somebody is to a unit: "Owner · lives elsewhere". */
export function useTieWords(): (tie: Tie) => string {
  const t = useTranslations('registry')
  return ({ relation, resident, head, billingPayer }) =>
    [
      t(`relation.${relation}`),
      head ? t('tie.head') : null,
      billingPayer ? t('tie.pays') : null,
      resident ? null : t('tie.elsewhere'),
    ]
      .filter(Boolean)
      .join(' · ')
}
