import type { ListState } from './list-types'

/** As much of an infinite query as a list shows. */
type Paged<Row> = {
  data?: { pages: readonly { items: readonly Row[]; total?: number }[] }
  isError: boolean
  isPending: boolean
  isPlaceholderData: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  refetch: () => Promise<unknown>
  fetchNextPage: () => Promise<unknown>
}

/** The rows of a query that is read page by page, and all that a list has to know of its state. */
export function listOfQuery<Row>(query: Paged<Row>) {
  const pages = query.data?.pages ?? []
  const state: ListState = query.isError ? 'error' : query.isPending ? 'loading' : 'ready'
  return {
    rows: pages.flatMap(({ items }) => items),
    total: pages[0]?.total,
    state,
    stale: query.isPlaceholderData,
    onRetry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    onLoadMore: () => void query.fetchNextPage(),
  }
}
