'use client'

import { HydrationBoundary, type DehydratedState } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { fromWire } from '@/lib/wire'

/**
 * Puts the API's answers that came with the page where the screens inside look for them. They come as one text in JSON:
 * React would look at every value of every row on its way from the server.
 */
export function HandedAnswers({ answers, children }: { answers: string; children: ReactNode }) {
  const state = useMemo(() => stateOf(answers), [answers])
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>
}

function stateOf(text: string): DehydratedState | undefined {
  const state = fromWire(JSON.parse(text))
  return isState(state) ? state : undefined
}

function isState(value: unknown): value is DehydratedState {
  return typeof value === 'object' && value !== null && 'queries' in value && 'mutations' in value
}
