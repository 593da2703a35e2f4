'use client'

import { createContext, useContext, type ReactNode } from 'react'
import type { Desk } from '../desk'

const DeskContext = createContext<Desk | undefined>(undefined)

/** Stands once around the registry's screens, in the layout of their pages. */
export function DeskProvider({ desk, children }: { desk: Desk; children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('the registry’s screens stand inside a DeskProvider')
  return desk
}

/** The estate's word for a unit as sentences need it: `Erf`, `erf`, `Erven`, `erven`. */
export function useUnitWords() {
  const { unitWord, unitsWord } = useDesk()
  return {
    Unit: unitWord,
    unit: unitWord.toLocaleLowerCase(),
    Units: unitsWord,
    units: unitsWord.toLocaleLowerCase(),
  }
}
