'use client'

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'

/** How dates and money read here. `now` is the server's instant in milliseconds, so that both sides draw the same. */
export type Region = { locale: string; timeZone: string; currency: string; now: number }

const RegionContext = createContext<Region | undefined>(undefined)

const HALF_A_MINUTE = 30_000

export function RegionProvider({ region, children }: { region: Region; children: ReactNode }) {
  const [now, setNow] = useState(region.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), HALF_A_MINUTE)
    return () => clearInterval(timer)
  }, [])
  return <RegionContext value={{ ...region, now }}>{children}</RegionContext>
}

export function useRegion(): Region {
  const region = useContext(RegionContext)
  if (!region) throw new Error('useRegion needs a RegionProvider above it')
  return region
}
