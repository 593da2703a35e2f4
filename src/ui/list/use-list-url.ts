'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'

export type ListSort = { by: string; down: boolean }

/** A list's search, filters and order, kept in the address so that a link shows the same list. */
export type ListUrl = {
  q: string
  sort: ListSort | null
  /** The chosen values of a filter; empty when it is off. */
  filter: (id: string) => string[]
  /** The query string with its question mark, or nothing; added to the address of a record. */
  search: string
  setQ: (text: string) => void
  setSort: (sort: ListSort | null) => void
  setFilter: (id: string, values: readonly string[]) => void
  /** Takes the search and these filters away; the order stays. */
  clear: (filterIds: readonly string[]) => void
}

/** Reads and writes the address without a round trip to the server. `sort=-name` is by name, from the end. */
export function useListUrl(): ListUrl {
  const params = useSearchParams()
  return useMemo(() => {
    const text = params.toString()
    const sort = params.get('sort')
    return {
      q: params.get('q') ?? '',
      sort: sort ? { by: sort.replace(/^-/, ''), down: sort.startsWith('-') } : null,
      filter: (id) => params.getAll(id),
      search: text ? `?${text}` : '',
      setQ: (q) => change((next) => put(next, 'q', q.trim() ? [q.trim()] : [])),
      setSort: (order) =>
        change((next) => put(next, 'sort', order ? [(order.down ? '-' : '') + order.by] : [])),
      setFilter: (id, values) => change((next) => put(next, id, values)),
      clear: (ids) => change((next) => ['q', ...ids].forEach((id) => next.delete(id))),
    }
  }, [params])
}

/** Starts from the address as it is now, so that two changes at once don't undo each other. */
function change(edit: (params: URLSearchParams) => void) {
  const params = new URLSearchParams(window.location.search)
  edit(params)
  const text = params.toString()
  window.history.replaceState(null, '', text ? `?${text}` : window.location.pathname)
}

function put(params: URLSearchParams, key: string, values: readonly string[]) {
  params.delete(key)
  for (const value of values) params.append(key, value)
}
