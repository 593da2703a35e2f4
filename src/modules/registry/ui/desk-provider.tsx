'use client'

import { useLocale } from 'next-intl'
import { createContext, useContext, type ReactNode } from 'react'
import type { Desk } from '../desk'
import { unitWordsOf } from '../unit-word'

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

/** Where phone numbers without a country code are read for: "Nigeria (+234)". */
export function usePhoneCountry(): string {
  const { country, callingCode } = useDesk()
  const names = new Intl.DisplayNames([useLocale()], { type: 'region' })
  const name = names.of(country) ?? country
  return callingCode ? `${name} (+${callingCode})` : name
}

export function useUnitWords() {
  return unitWordsOf(useDesk().unitWord)
}
