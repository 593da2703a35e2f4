import type { ReactNode } from 'react'
import type { Option } from '../select'
import type { ListUrl } from './use-list-url'

export type Column<Row> = {
  id: string
  header: string
  /** Nothing (null, undefined, '') leaves the cell out where rows are stacked. */
  cell: (row: Row) => ReactNode
  /** Where the cell goes when rows are stacked: first line, its right edge, second line (default), or nowhere. */
  slot?: 'title' | 'end' | 'meta' | 'none'
  align?: 'start' | 'end'
  sortable?: boolean
  /** Always shown; the chooser leaves it out. */
  fixed?: boolean
  /** Not shown until somebody chooses it. */
  hidden?: boolean
  className?: string
}

export type ListFilter = {
  id: string
  label: string
  options: readonly Option[]
  /** One value only; several otherwise. */
  single?: boolean
}

export type ListState = 'loading' | 'error' | 'ready'

export type ListProps<Row> = {
  /** Names the remembered columns: one per list of the product. */
  id: string
  label: string
  url: ListUrl
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where the row leads; the list adds its own search and filters. */
  rowHref?: (row: Row) => string
  /** What a row is called, for screen readers. */
  rowLabel: (row: Row) => string
  /** The record that is open beside the list. */
  openKey?: string
  state: ListState
  /** The rows are those of an earlier search, shown until the new ones come. */
  stale?: boolean
  onRetry?: () => void
  /** All that match, where the server knows. */
  total?: number
  hasMore?: boolean
  loadingMore?: boolean
  onLoadMore?: () => void
  searchLabel?: string
  filters?: readonly ListFilter[]
  /** Gives rows a box, and acts on the chosen ones. */
  bulk?: (keys: readonly string[], clear: () => void) => ReactNode
  /** The address at which the list is to be had as a file, with what it is narrowed to. */
  exports?: string
  /** The main action: "Add person". */
  primary?: ReactNode
  /** What to say and offer when there is nothing at all, as opposed to nothing that matches. */
  empty: { title: string; body?: ReactNode; action?: ReactNode }
}
