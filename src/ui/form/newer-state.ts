import { useRef, useState } from 'react'
import { z } from 'zod'
import type { Carried } from './form-draft'

const refusal = z.object({
  data: z.object({
    code: z.string().endsWith('.changed_meanwhile'),
    details: z.object({
      by: z.string().nullable(),
      at: z.iso.datetime().nullable(),
      asOf: z.string(),
    }),
  }),
})

/** Who saved a newer state meanwhile and when, as far as it is known, and which state that is. */
export type Newer = z.infer<typeof refusal>['data']['details']

/** What a refused save tells of a newer state; undefined where it was refused for something else. */
export function newerIn(thrown: unknown): Newer | undefined {
  return refusal.safeParse(thrown).data?.data.details
}

/** When a record was last saved, or another mark of what it says. */
type State = Date | string

const textOf = (state: State | undefined) => (state instanceof Date ? state.toISOString() : (state ?? ''))

/**
 * Keeps a form from saving over what its reader has not seen. It goes by the state with which it was opened, whatever
 * live screens have brought since.
 */
export function useNewerState(opened: State | undefined) {
  const asOf = useRef(textOf(opened))
  const [newer, setNewer] = useState<Newer | null>(null)
  return {
    newer,
    /** Saves over the state that is known; null where a newer one is in the way, of which `newer` then tells. */
    async save<Saved>(work: (asOf: string) => Promise<Saved>): Promise<{ saved: Saved } | null> {
      try {
        const saved = await work(asOf.current)
        setNewer(null)
        return { saved }
      } catch (thrown) {
        const found = newerIn(thrown)
        if (!found) throw thrown
        setNewer(found)
        return null
      }
    },
    /** From now on this state is what the reader knows. */
    known(state: State) {
      asOf.current = textOf(state)
    },
    /** The newer state stands in the form now. */
    loaded(state: State) {
      asOf.current = textOf(state)
      setNewer(null)
    },
    /** What comes back as a draft was typed over the state of that time. */
    carried: {
      keep: () => asOf.current,
      restore: (kept: unknown) => {
        if (typeof kept === 'string') asOf.current = kept
      },
      clear: () => {
        asOf.current = textOf(opened)
        setNewer(null)
      },
    } satisfies Carried,
  }
}
