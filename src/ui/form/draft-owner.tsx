'use client'

import { createContext, useEffect, type ReactNode } from 'react'
import { dropDraftsOfOthers, onSignedOut } from './drafts'

/** Who is signed in, to whom drafts belong. Nobody's forms keep nothing. */
export const DraftsOf = createContext<string | undefined>(undefined)

/** Says to whom drafts belong, and lets go of those of whoever had the tab before. */
export function DraftOwner({ owner, children }: { owner?: string; children: ReactNode }) {
  useEffect(() => onSignedOut(), [])
  useEffect(() => {
    if (owner) dropDraftsOfOthers(owner)
  }, [owner])
  return <DraftsOf value={owner}>{children}</DraftsOf>
}
