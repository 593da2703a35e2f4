'use client'

import { useState } from 'react'

export type Selection = {
  /** Chosen rows that are still in the list. */
  keys: readonly string[]
  has: (key: string) => boolean
  toggle: (key: string) => void
  toggleAll: () => void
  clear: () => void
  all: boolean
}

/** Which rows are chosen. A row that leaves the list leaves the choice too, so that nothing unseen is acted upon. */
export function useSelection(rowKeys: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const keys = rowKeys.filter((key) => chosen.has(key))
  const all = rowKeys.length > 0 && keys.length === rowKeys.length
  const toggle = (key: string) => {
    const next = new Set(keys)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  return {
    keys,
    has: (key) => chosen.has(key),
    toggle,
    toggleAll: () => setChosen(all ? new Set() : new Set(rowKeys)),
    clear: () => setChosen(new Set()),
    all,
  }
}
