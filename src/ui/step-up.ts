'use client'

import { createContext, use } from 'react'

/** Does what may want to be confirmed anew by whoever is signed in, and does it again once it was. */
export type StepUp = <T>(work: () => Promise<T>) => Promise<T>

const justDo: StepUp = (work) => work()

/** Whoever knows how to ask wraps the screens in it. */
export const StepUpContext = createContext<StepUp>(justDo)

export function useStepUp(): StepUp {
  return use(StepUpContext)
}
