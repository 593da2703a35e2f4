'use client'

import { useSyncExternalStore } from 'react'

export type ToastMessage = {
  title: string
  body?: string
  tone?: 'neutral' | 'good' | 'bad'
  /** Undoes what was just done; the toast stays longer while it can. */
  onUndo?: () => void
  action?: { label: string; onSelect: () => void }
}

export type Shown = ToastMessage & { id: number }

const MOST_AT_ONCE = 3

let shown: readonly Shown[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Says that something happened, from anywhere in the browser. Errors that a form can show belong in the form. */
export function toast(message: ToastMessage): void {
  lastId += 1
  publish([...shown, { ...message, id: lastId }].slice(-MOST_AT_ONCE))
}

/** Takes one away: it was read, or its time is over. */
export function dismissToast(id: number) {
  publish(shown.filter((item) => item.id !== id))
}

function publish(next: readonly Shown[]) {
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is shown now, newest last. */
export function useToasts(): readonly Shown[] {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => nothing,
  )
}

const nothing: readonly Shown[] = []
