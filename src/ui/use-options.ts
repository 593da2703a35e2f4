'use client'

import { useEffect, useEffectEvent, useState } from 'react'

export type Found<Item> = { options: readonly Item[]; state: 'searching' | 'found' | 'failed' }

const PAUSE_MS = 180

/** Searches when the typing pauses. The last answer stays in view until the next one; a late one is dropped. */
export function useOptions<Item>(
  search: (text: string) => Promise<readonly Item[]>,
  text: string,
  enabled: boolean,
): Found<Item> {
  const [found, setFound] = useState<Found<Item>>({ options: [], state: 'searching' })
  const ask = useEffectEvent(search)
  useEffect(() => {
    if (!enabled) return
    let wanted = true
    const timer = setTimeout(
      () => {
        ask(text).then(
          (options) => wanted && setFound({ options, state: 'found' }),
          () => wanted && setFound({ options: [], state: 'failed' }),
        )
      },
      text ? PAUSE_MS : 0,
    )
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [text, enabled])
  return found
}
