'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Stat, StatRow } from '@/ui/stat'
import type { ImportRecord, ImportSummary } from './client'
import { useKindWords } from './kind-words'

type ImportStatsProps = { run: ImportRecord; summary: ImportSummary; isDone: boolean }

/** What the good rows hold, and how much of it is new. */
export function ImportStats({ run, summary, isDone }: ImportStatsProps) {
  const t = useTranslations('registry.import')
  const format = useFormatter()
  const { foundWord } = useKindWords(run)
  const hint = (what: string, count: number) => {
    if (count === 0) return undefined
    const created = summary.created[what] ?? 0
    const updated = summary.updated[what] ?? 0
    if (created + updated === 0) return t('allKnown')
    const parts = [
      created > 0 ? t(isDone ? 'wereCreated' : 'areNew', { count: created }) : null,
      updated > 0 ? t(isDone ? 'wereUpdated' : 'areChanged', { count: updated }) : null,
    ]
    return parts.filter(Boolean).join(', ')
  }
  return (
    <StatRow>
      {Object.entries(summary.found).map(([what, count]) => (
        <Stat key={what} label={foundWord(what)} value={format.number(count)} hint={hint(what, count)} />
      ))}
    </StatRow>
  )
}
