'use client'

import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'

/** What the reader chose on this device. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosen, () => 'system')
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem('theme', theme)
  } catch {
    return // a browser that keeps nothing shows what the device says
  }
  // The script that paints the page hears of it as it hears of other windows.
  window.dispatchEvent(new StorageEvent('storage', { key: 'theme' }))
}

function chosen(): Theme {
  return themeOf(kept())
}

/** What a text says; anything else leaves it to the device. */
export function themeOf(text: string | null): Theme {
  return text === 'light' || text === 'dark' ? text : 'system'
}

function kept(): string | null {
  try {
    return localStorage.getItem('theme')
  } catch {
    return null
  }
}

function subscribe(listener: () => void) {
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}
