'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'

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
  const [text, write] = useAddress()
  return useMemo(() => {
    const params = new URLSearchParams(text)
    const sort = params.get('sort')
    return {
      q: params.get('q') ?? '',
      sort: sort ? { by: sort.replace(/^-/, ''), down: sort.startsWith('-') } : null,
      filter: (id) => params.getAll(id),
      search: text ? `?${text}` : '',
      setQ: (q) => write((next) => put(next, 'q', q.trim() ? [q.trim()] : [])),
      setSort: (order) =>
        write((next) => put(next, 'sort', order ? [(order.down ? '-' : '') + order.by] : [])),
      setFilter: (id, values) => write((next) => put(next, id, values)),
      clear: (ids) => write((next) => ['q', ...ids].forEach((id) => next.delete(id))),
    }
  }, [text, write])
}

type Edit = (params: URLSearchParams) => void

/** The router takes a moment to notice a new address; a box that was ticked must not wait for it. */
function useAddress(): [text: string, write: (edit: Edit) => void] {
  const noticed = useSearchParams().toString()
  const [seen, setSeen] = useState(noticed)
  const [text, setText] = useState(noticed)
  if (noticed !== seen) {
    setSeen(noticed)
    setText(noticed)
  }
  const write = useCallback((edit: Edit) => {
    const params = new URLSearchParams(window.location.search)
    edit(params)
    const next = params.toString()
    setText(next)
    window.history.replaceState(null, '', next ? `?${next}` : window.location.pathname)
  }, [])
  return [text, write]
}

function put(params: URLSearchParams, key: string, values: readonly string[]) {
  params.delete(key)
  for (const value of values) params.append(key, value)
}
