'use client'

import { useEffect } from 'react'

/** Registers the site's service worker, which has a page for when the network is gone. */
export function OfflineReady() {
  useEffect(() => {
    // Where the site isn't served securely there is none; nothing is lost but that page.
    if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  }, [])
  return null
}
