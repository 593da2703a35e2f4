'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '../button'
import { EmptyState } from '../empty-state'
import { ErrorState } from '../error-state'
import { ListTable } from './list-table'
import { ListToolbar } from './list-toolbar'
import type { ListProps } from './list-types'
import { useColumns } from './use-columns'
import { useListKeys } from './use-list-keys'
import { useSelection } from './use-selection'

/**
 * A list with its toolbar: search and filters in the address, chosen columns, bulk acts, export, keys, and every
 * state drawn. A table where there is room, stacked rows where there is none.
 */
export function List<Row>(props: ListProps<Row>) {
  const { url, rows, rowKey, filters = [], state, bulk } = props
  const container = useRef<HTMLDivElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const columns = useColumns(props.id, props.columns)
  const selection = useSelection(rows.map(rowKey))
  useListKeys({ list: props, container, searchField, onSelect: bulk ? selection.toggle : undefined })

  const narrowed = url.q !== '' || filters.some((filter) => url.filter(filter.id).length > 0)
  const bare = !narrowed && !props.searchLabel && filters.length === 0 && !props.primary
  const nothing = state === 'ready' && rows.length === 0
  return (
    <section ref={container} aria-label={props.label} className="@container flex flex-col">
      {nothing && bare ? null : (
        <ListToolbar
          list={props}
          columns={columns}
          selection={selection}
          searchField={searchField}
          narrowed={narrowed}
        />
      )}
      {state === 'error' ? <ListError onRetry={props.onRetry} /> : null}
      {nothing && narrowed ? (
        <NoMatches onClear={() => url.clear(filters.map((filter) => filter.id))} />
      ) : null}
      {nothing && !narrowed ? (
        <EmptyState title={props.empty.title} action={props.empty.action}>
          {props.empty.body}
        </EmptyState>
      ) : null}
      {state === 'loading' || (state === 'ready' && !nothing) ? (
        <ListTable list={props} columns={columns.shown} selection={bulk ? selection : undefined} />
      ) : null}
      {state === 'ready' && props.hasMore ? (
        <LoadMore busy={props.loadingMore} onClick={props.onLoadMore} />
      ) : null}
    </section>
  )
}

function ListError({ onRetry }: { onRetry?: () => void }) {
  const t = useTranslations('ui')
  return (
    <ErrorState title={t('listFailed')} onRetry={onRetry}>
      {t('listFailedHint')}
    </ErrorState>
  )
}

function NoMatches({ onClear }: { onClear: () => void }) {
  const t = useTranslations('ui')
  return (
    <EmptyState title={t('noMatches')} action={<Button onClick={onClear}>{t('clearAll')}</Button>}>
      {t('noMatchesHint')}
    </EmptyState>
  )
}

function LoadMore({ busy, onClick }: { busy?: boolean; onClick?: () => void }) {
  const t = useTranslations('ui')
  return (
    <Button variant="quiet" pending={busy} onClick={onClick} className="mx-auto my-3">
      {busy ? t('loadingMore') : t('loadMore')}
    </Button>
  )
}
