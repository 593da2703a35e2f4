'use client'

import { useTranslations } from 'next-intl'
import type { TrailLine } from './client'

/** Who did it: a person by name, a job as what it is, an operator as one. */
export function useActorWords(): (line: Pick<TrailLine, 'who' | 'erased'>) => string {
  const t = useTranslations('audit')
  return ({ who: { kind, name }, erased }) => {
    if (erased && !name) return t('erasedWho')
    if (kind === 'system') return t('system', { name })
    return kind === 'operator' ? t('operator', { name }) : name
  }
}
