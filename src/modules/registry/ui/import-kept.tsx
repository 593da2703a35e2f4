'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { ErrorState } from '@/ui/error-state'
import { SkeletonText } from '@/ui/skeleton'
import { TextLink } from '@/ui/text-link'
import { api, type ImportRecord, type RegistryOutputs } from './client'
import { useUnitWords } from './desk-provider'
import { lineStyle } from './import-rows'

type Kept = RegistryOutputs['imports']['kept']['items'][number]

const PAGES: Record<string, string> = {
  unit: '/manage/units',
  member: '/manage/people',
  builder: '/manage/builders',
  meter: '/manage/meters',
}

/** The records of an import that stayed when it was taken back, and why. */
export function ImportKept({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const query = api.registry.imports.kept.useInfiniteQuery(
    { id: run.id },
    { getNextPageParam: (page) => page.nextCursor },
  )
  if (query.isPending) return <SkeletonText lines={4} />
  if (query.isError) return <ErrorState title={t('rowsNotShown')} onRetry={() => void query.refetch()} />
  return (
    <section aria-labelledby="kept">
      <h2 id="kept" className="mb-1 text-16 font-semibold">
        {t('keptTitle', { count: run.kept })}
      </h2>
      <ul className="border-t">
        {query.data.pages
          .flatMap((page) => page.items)
          .map((one) => (
            <KeptLine key={one.id} kept={one} />
          ))}
      </ul>
      {query.hasNextPage ? (
        <Button
          variant="quiet"
          className="mx-auto my-3"
          pending={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('moreRows')}
        </Button>
      ) : null}
    </section>
  )
}

function KeptLine({ kept: { record, recordId, row, label, why } }: { kept: Kept }) {
  const t = useTranslations('registry.import')
  const words = useUnitWords()
  const page = PAGES[record]
  const what = t.has(`records.${record}`) ? t(`records.${record}`, words) : record
  return (
    <li className={lineStyle}>
      <span className="font-mono text-12 text-ink-2">{row > 0 ? t('row', { row }) : ''}</span>
      <span className="min-w-0">
        <span className="text-ink-2">{what} </span>
        {page ? <TextLink href={`${page}/${recordId}`}>{label}</TextLink> : label}
      </span>
      <span className="min-w-0 text-pretty max-sm:col-start-2">
        {t.has(`keptWhy.${why}`) ? t(`keptWhy.${why}`) : t('keptWhy.used')}
      </span>
    </li>
  )
}
