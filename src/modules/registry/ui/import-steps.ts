'use client'

import { useTranslations } from 'next-intl'
import type { WizardStep } from '@/ui/wizard'
import type { ImportRecord } from './client'

/** Steps of an import after its file; the address says which one a draft is at. */
export const DRAFT_STEPS = ['sheet', 'columns', 'check'] as const
export type DraftStep = (typeof DRAFT_STEPS)[number]

/** Where a draft goes on when it is taken up again. */
export function stepOf(run: Pick<ImportRecord, 'summary'>, asked: string | null): DraftStep {
  const step = DRAFT_STEPS.find((one) => one === asked)
  if (step === 'check' && !run.summary) return 'columns'
  return step ?? (run.summary ? 'check' : 'sheet')
}

/** `current` is the id of the step that is shown; what lies before it is done. */
export function useImportSteps(run: ImportRecord | null, current: string): WizardStep[] {
  const t = useTranslations('registry.import.steps')
  const isDraft = run?.status === 'draft'
  const isTried = run?.summary != null
  const link = (step: DraftStep) => (isDraft ? `/manage/import/${run.id}?step=${step}` : undefined)
  const steps = [
    { id: 'file', label: t('file') },
    { id: 'sheet', label: t('sheet'), href: link('sheet') },
    { id: 'columns', label: t('columns'), href: link('columns') },
    { id: 'check', label: t('check'), href: isTried ? link('check') : undefined },
    { id: 'result', label: t('result') },
  ]
  const at = steps.findIndex(({ id }) => id === current)
  return steps.map((step, index) => ({
    ...step,
    done: index < at || (index === at && run?.status === 'done'),
  }))
}
