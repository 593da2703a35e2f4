import type { ReactNode } from 'react'
import { ClosedGate } from '../closed-gate'
import { PlaceName, type Place } from './place-name'

type MessagePageProps = {
  /** What the gate looks like: shut, shut for now, locked to this reader, or leading nowhere. */
  sign: 'unknown' | 'suspended' | 'forbidden' | 'missing' | 'error' | 'offline'
  title: ReactNode
  place?: Place
  action?: ReactNode
  /** Whom to ask, what still works, or the number to tell. */
  children?: ReactNode
}

/** A whole page for when there is nothing else to show: kind, short, and with a way on. */
export function MessagePage({ sign, title, place, action, children }: MessagePageProps) {
  return (
    <div className="flex min-h-[70dvh] flex-col px-5 py-8 sm:px-10">
      {place ? (
        <header>
          <PlaceName place={place} />
        </header>
      ) : null}
      <main className="mx-auto flex w-full max-w-lg flex-col items-start py-10 sm:pt-[10dvh]">
        <ClosedGate sign={sign} className="mb-7 h-28 text-accent" />
        <h1 className="text-28 sm:text-40">{title}</h1>
        {children ? (
          <div className="mt-3 flex w-full flex-col gap-5 text-pretty text-ink-2">{children}</div>
        ) : null}
        {action ? <div className="mt-7 flex flex-wrap gap-2">{action}</div> : null}
      </main>
    </div>
  )
}
