'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { textIn } from '@/lib/text-in'
import { fromWire } from '@/lib/wire'

/** The server pings every 15 seconds: a line that was silent for so long is dead, whatever the browser thinks. */
const SILENT_MS = 45_000
/** The session is over, the estate suspended, or the server not well at the moment. */
const REFUSED_MS = 15_000
const SPREAD_MS = 2000

/** Keeps the open screen true: asks anew for whatever the server says has changed. */
export function LiveSignals({ modules }: { modules: Record<string, string> }) {
  const queries = useQueryClient()
  const router = useRouter()
  const heard = useRef(false)
  const hear = useEffectEvent((signal: unknown) => {
    const kind = textIn(signal, 'kind')
    // All screens of many estates hear it at once: each asks at a moment of its own.
    if (kind === 'page' || (kind === 'refresh' && heard.current))
      setTimeout(() => router.refresh(), Math.random() * SPREAD_MS)
    heard.current = true
    if (kind === 'page') return
    if (kind === 'refresh') return queries.invalidateQueries({ refetchType: 'active' })
    const entity = textIn(signal, 'entity') ?? ''
    const changed = kind === 'bell' ? 'bell' : (modules[entity] ?? entity)
    return queries.invalidateQueries({ queryKey: [[changed]] })
  })
  const [line, setLine] = useState(1)
  // Not through tRPC's own client, whose part for this is heavier than the bell and the account menu together.
  useEffect(() => {
    const source = new EventSource('/api/trpc/live.signals')
    let again: ReturnType<typeof setTimeout> | undefined
    const renewIn = (ms: number) => {
      clearTimeout(again)
      again = setTimeout(() => setLine(line + 1), ms)
    }
    renewIn(SILENT_MS)
    source.addEventListener('ping', () => renewIn(SILENT_MS))
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      renewIn(SILENT_MS)
      void hear(fromWire(JSON.parse(data)))
    })
    source.addEventListener('serialized-error', () => {
      // Left to itself the browser would ask every few seconds, for as long as somebody who signed out leaves the page open.
      source.close()
      renewIn(REFUSED_MS)
    })
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) renewIn(REFUSED_MS)
    })
    return () => {
      clearTimeout(again)
      source.close()
    }
  }, [line])
  return null
}
