'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Stat, StatRow } from '@/ui/stat'
import type { ImportSummary } from './client'
import { useUnitWords } from './desk-provider'

const KINDS = ['people', 'units', 'occupancies', 'vehicles'] as const

type ImportStatsProps = { summary: ImportSummary; isDone: boolean }

/** What the good rows hold, and how much of it is new. */
export function ImportStats({ summary, isDone }: ImportStatsProps) {
  const t = useTranslations('registry.import')
  const format = useFormatter()
  const words = useUnitWords()
  const hint = (kind: (typeof KINDS)[number]) => {
    const created = summary.created[kind]
    const updated = summary.updated[kind]
    if (created + updated === 0) return t('allKnown')
    const parts = [
      created > 0 ? t(isDone ? 'wereCreated' : 'areNew', { count: created }) : null,
      updated > 0 ? t(isDone ? 'wereUpdated' : 'areChanged', { count: updated }) : null,
    ]
    return parts.filter(Boolean).join(', ')
  }
  return (
    <StatRow>
      {KINDS.map((kind) => (
        <Stat
          key={kind}
          label={t(`found.${kind}`, words)}
          value={format.number(summary[kind])}
          hint={hint(kind)}
        />
      ))}
    </StatRow>
  )
}
