'use client'

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

export type Shortcut = { keys: string; label: string; group?: string }

type Registered = Shortcut & { id: number; run: () => void }

let registered: readonly Registered[] = []
let lastId = 0
const listeners = new Set<() => void>()

/**
 * Binds a key while the component is on screen and lists it in the help. `keys` is a key's name (`j`, `/`, `Enter`)
 * or `mod+k` (⌘ on a Mac, Ctrl elsewhere). Plain keys rest while somebody types, all of them while a dialog
 * is open.
 */
export function useShortcut(
  keys: string,
  run: () => void,
  words: Omit<Shortcut, 'keys'>,
  enabled = true,
): void {
  const latest = useEffectEvent(run)
  const { label, group } = words
  useEffect(() => {
    if (!enabled) return
    lastId += 1
    const id = lastId
    publish([...registered, { id, keys, label, group, run: () => latest() }])
    return () => publish(registered.filter((shortcut) => shortcut.id !== id))
  }, [keys, label, group, enabled])
}

/** The shortcuts that work on this screen, for the help. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    subscribe,
    () => registered,
    () => none,
  )
}

const none: readonly Registered[] = []

function publish(next: readonly Registered[]) {
  if (registered.length === 0 && next.length > 0) document.addEventListener('keydown', onKeyDown)
  if (next.length === 0) document.removeEventListener('keydown', onKeyDown)
  registered = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.altKey) return
  const modified = event.ctrlKey || event.metaKey
  if (isCovered() || (!modified && isTyping(event.target))) return
  const pressed = modified ? `mod+${event.key.toLowerCase()}` : event.key
  const match = registered.findLast((shortcut) => shortcut.keys.toLowerCase() === pressed.toLowerCase())
  if (!match) return
  event.preventDefault()
  match.run()
}

const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TYPING}, [role=menu], [role=listbox]`) !== null
}

/** Something modal lies over the page. */
function isCovered(): boolean {
  return (
    document.querySelector('[role=dialog][data-state=open], [role=alertdialog][data-state=open]') !== null
  )
}
