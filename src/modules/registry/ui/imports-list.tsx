'use client'

import { Upload } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { LinkButton } from '@/ui/link-button'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { When } from '@/ui/when'
import { api, type ImportLine } from './client'
import { useUnitWords } from './desk-provider'
import { ImportStatusBadge, isUnderWay } from './import-status'
import { useKindWords } from './kind-words'
import { TemplateMenu } from './template-menu'

const LOOK_AGAIN_MS = 1500
const FIRST = {}

/** The imports of the estate, newest first; those that were left half-way are taken up again here. */
export function ImportsList() {
  const t = useTranslations('registry.import')
  const query = api.registry.imports.list.useInfiniteQuery(FIRST, {
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => isUnderWay(status)))
        ? LOOK_AGAIN_MS
        : false,
  })
  return (
    <List
      id="imports"
      label={t('title')}
      url={useListUrl()}
      columns={useImportColumns()}
      rows={query.data?.pages.flatMap((page) => page.items) ?? []}
      rowKey={(run) => run.id}
      rowHref={(run) => `/manage/import/${run.id}`}
      rowLabel={(run) => run.fileName}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      onRetry={() => void query.refetch()}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      exports="/api/export/registry/imports"
      empty={{
        title: t('none'),
        body: t('noneBody', useUnitWords()),
        action: (
          <>
            <Begin />
            <TemplateMenu kind="register" />
          </>
        ),
      }}
    />
  )
}

/** Stands in the page's header once there are imports: before that, the empty list offers it. */
export function BeginImport() {
  const { data } = api.registry.imports.list.useInfiniteQuery(FIRST, {
    getNextPageParam: (page) => page.nextCursor,
  })
  return data?.pages[0]?.items.length ? <Begin /> : null
}

function Begin() {
  const t = useTranslations('registry.import')
  return (
    <LinkButton href="/manage/import/new" variant="primary" icon={<Upload />}>
      {t('begin')}
    </LinkButton>
  )
}

function useImportColumns(): Column<ImportLine>[] {
  const t = useTranslations('registry.import')
  const format = useFormatter()
  /** What was found is in the register only once it was imported. */
  const figure = (status: ImportLine['status'], value: number | undefined) =>
    status !== 'done' || value === undefined ? '–' : <span className="font-mono">{format.number(value)}</span>
  const counted = (id: 'create' | 'update' | 'error', header: string): Column<ImportLine> => ({
    id,
    header,
    align: 'end',
    slot: 'none',
    cell: ({ status, summary }) => figure(status, summary?.rows[id]),
  })
  return [
    { id: 'file', header: t('file'), slot: 'title', fixed: true, cell: ({ fileName }) => fileName },
    { id: 'kind', header: t('kind'), cell: (run) => <KindOf run={run} /> },
    {
      id: 'status',
      header: t('status'),
      slot: 'end',
      cell: ({ status, done }) => <ImportStatusBadge status={status} done={done} />,
    },
    counted('create', t('outcomes.create')),
    counted('update', t('outcomes.update')),
    counted('error', t('rowsLeft')),
    { id: 'by', header: t('by'), cell: ({ createdBy }) => createdBy?.name },
    { id: 'when', header: t('when'), cell: ({ createdAt }) => <When at={createdAt} withTime /> },
  ]
}

function KindOf({ run }: { run: ImportLine }) {
  return useKindWords(run).title
}
