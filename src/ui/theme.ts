'use client'

import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'

/** What the reader chose on this device. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosen, () => 'system')
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem('theme', theme)
  // The script that paints the page hears of it as it hears of other windows.
  window.dispatchEvent(new StorageEvent('storage', { key: 'theme' }))
}

function chosen(): Theme {
  const kept = localStorage.getItem('theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function subscribe(listener: () => void) {
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}
