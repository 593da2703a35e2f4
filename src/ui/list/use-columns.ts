'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { Column } from './list-types'

export type Columns<Row> = {
  all: readonly Column<Row>[]
  shown: readonly Column<Row>[]
  toggle: (id: string) => void
}

/** Which columns of a list are shown; remembered in this browser. */
export function useColumns<Row>(listId: string, all: readonly Column<Row>[]): Columns<Row> {
  const storageKey = `columns:${listId}`
  const remembered = useSyncExternalStore(
    subscribe,
    () => read(storageKey),
    () => null,
  )
  return useMemo(() => {
    const chosen = remembered === null ? null : new Set(remembered.split(','))
    const isShown = (column: Column<Row>) => column.fixed || (chosen ? chosen.has(column.id) : !column.hidden)
    const shown = all.filter(isShown)
    const toggle = (id: string) => {
      const next = all.filter((column) => (column.id === id ? !isShown(column) : isShown(column)))
      write(storageKey, next.map((column) => column.id).join(','))
    }
    return { all, shown, toggle }
  }, [all, remembered, storageKey])
}

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** Storage may be forbidden (private windows, embedded browsers): the list then shows what it shows by default. */
function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string) {
  try {
    window.localStorage.setItem(key, value)
  } catch {
    return
  }
  for (const listener of listeners) listener()
}
