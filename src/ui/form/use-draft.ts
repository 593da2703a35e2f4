'use client'

import { usePathname } from 'next/navigation'
import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { DraftsOf } from './draft-owner'
import { draftKey, draftText, dropDraft, readDraft, writeDraft } from './drafts'

/** Lets go of the draft of the form around. */
export const DropDraft = createContext<() => void>(() => undefined)

/** Where a form's draft is kept; null where none is. */
export function useDraftKey(name: string | undefined): string | null {
  const owner = useContext(DraftsOf)
  const path = usePathname()
  return owner && name ? draftKey(owner, path, name) : null
}

type Draft = {
  key: string | null
  /** Something was typed or chosen. */
  isDirty: boolean
  /** What to keep, as JSON. */
  keep: () => unknown
  /** Puts a kept draft back where it was. */
  restore: (kept: unknown) => void
}

/**
 * Keeps what is typed while it is typed, and brings it back when its page is opened again.
 * @returns whether what is on screen came back so, and how to let go of that
 */
export function useDraft({ key, isDirty, keep, restore }: Draft) {
  const written = useRef<string | null>(null)
  const [isForgotten, setForgotten] = useState(false)
  const read = useMemo(() => once(() => (key ? readDraft(key) : null)), [key])
  const kept = useSyncExternalStore(neverChanges, read, nothing)
  const bringBack = useEffectEvent(() => (kept === null ? undefined : restore(kept)))
  useEffect(() => bringBack(), [kept])
  // After every render, for what is kept is what is on screen; once saved, it is written no more until it changes.
  useEffect(() => {
    if (!key) return
    const now = isDirty ? draftText(keep()) : null
    if (now === written.current) return
    written.current = now
    if (now === null) dropDraft(key)
    else writeDraft(key, now)
  })
  const forget = () => {
    if (key) dropDraft(key)
    setForgotten(true)
  }
  return { restored: kept !== null && isDirty && !isForgotten, forget }
}

const neverChanges = () => () => undefined
const nothing = () => null

/** What was kept when the form was opened, whatever is kept of it since. */
function once(read: () => unknown): () => unknown {
  let found: { value: unknown } | undefined
  return () => (found ??= { value: read() }).value
}
