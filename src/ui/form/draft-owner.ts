'use client'

import { createContext } from 'react'

/** Who is signed in, to whom drafts belong. Nobody's forms keep nothing. */
export const DraftsOf = createContext<string | undefined>(undefined)
