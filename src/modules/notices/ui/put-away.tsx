'use client'

import { useState, type ReactNode } from 'react'

type PutAwayProps = {
  notice: { id: string; wording: number }
  label: string
  /** What stands on the button. */
  sign: ReactNode
  children: ReactNode
}

/** A notice with the button that takes it from one's own pages; it is back at once where that could not be kept. */
export function PutAway({ notice, label, sign, children }: PutAwayProps) {
  const [isAway, setAway] = useState(false)
  if (isAway) return null
  // Not through the API's client: this stands on every page, and few people ever need it.
  const put = () => {
    setAway(true)
    const back = () => setAway(false)
    fetch('/api/trpc/notices.putAway', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: notice }),
    }).then((answer) => answer.ok || back(), back)
  }
  return (
    <div className="relative">
      {children}
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={put}
        className="absolute top-0 right-1 grid size-11 place-items-center rounded-control hover:bg-ink/7 md:right-3"
      >
        {sign}
      </button>
    </div>
  )
}
