import { useState } from 'react'
import { textIn } from '@/lib/text-in'
import type { StepUp } from '@/ui/step-up'

type Waiting = { goOn: () => void; giveUp: () => void }

/**
 * Does what a screen is about to do; where the server refuses it with this code, waits until whoever is signed in has
 * answered, and does it again.
 */
export function useAsking(refusal: string) {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const ask: StepUp = async (work) => {
    try {
      return await work()
    } catch (error) {
      if (!isRefused(error, refusal)) throw error
      await new Promise<void>((resolve, reject) => {
        setWaiting({ goOn: resolve, giveUp: () => reject(error) })
      })
      return work()
    }
  }
  const end = (how: keyof Waiting) => {
    waiting?.[how]()
    setWaiting(null)
  }
  return { ask, isWaiting: waiting !== null, goOn: () => end('goOn'), giveUp: () => end('giveUp') }
}

function isRefused(error: unknown, code: string): error is Error {
  return error instanceof Error && 'data' in error && textIn(error.data, 'code') === code
}
