'use client'

import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ErrorState } from '@/ui/error-state'
import { SkeletonText } from '@/ui/skeleton'
import { api, type ImportRecord, type RegistryOutputs } from './client'
import { usePhoneCountry } from './desk-provider'
import { OutcomeRows } from './import-rows'
import { useKindWords } from './kind-words'

type Cause = RegistryOutputs['imports']['causes'][number]

/** So few rows need no folding. */
const FEW = 5

/** What is wrong with the rows of a file: a line for each column and reason, the most frequent first. */
export function ImportCauses({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const query = api.registry.imports.causes.useQuery({ id: run.id })
  if (query.isPending) return <SkeletonText lines={4} />
  if (query.isError) return <ErrorState title={t('rowsNotShown')} onRetry={() => void query.refetch()} />
  return query.data.map((cause) => (
    <CauseLine key={`${cause.column} ${cause.reason}`} run={run} cause={cause} />
  ))
}

function CauseLine({ run, cause }: { run: ImportRecord; cause: Cause }) {
  const t = useTranslations('registry.import')
  const { fieldWord } = useKindWords(run)
  const reason = useReason(cause)
  const [open, setOpen] = useState(cause.rows <= FEW)
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-b last:border-b-0"
    >
      <summary className="flex cursor-pointer list-none items-start gap-2 py-3 hover:bg-ink/4 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-5 shrink-0 text-ink-2 transition-transform group-open:rotate-90"
        />
        <span className="min-w-0 flex-1">
          <span className="block text-pretty">
            <span className="font-semibold text-bad">{fieldWord(cause.column)}</span> {reason}
          </span>
          {cause.rows > FEW && cause.examples.length > 0 ? (
            <span className="block truncate text-14 text-ink-2 group-open:hidden">
              {t('causeExamples', { examples: cause.examples.join(', ') })}
            </span>
          ) : null}
        </span>
        <span className="shrink-0 text-14 text-ink-2 tabular-nums">
          {t('causeRows', { count: cause.rows })}
        </span>
      </summary>
      {open ? (
        <div className="pb-4 sm:pl-7">
          <OutcomeRows run={run} action="error" cause={{ column: cause.column, reason: cause.reason }} />
        </div>
      ) : null}
    </details>
  )
}

const NO_PHONE = '… is not a phone number.'

function useReason({ column, reason }: Cause): string {
  const t = useTranslations('registry.import')
  const country = usePhoneCountry()
  return column === 'phone' && reason === NO_PHONE ? t('noPhoneHere', { country }) : reason
}
