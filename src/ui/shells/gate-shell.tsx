import type { ReactNode } from 'react'
import { MAIN_ID } from './main-id'
import { PlaceName, type Place } from './place-name'

type GateShellProps = {
  place: Place
  /** Which gate this is. */
  title: string
  /** Connected or not, and the time. */
  status?: ReactNode
  /** Few and large: handover, expected, inside now. */
  actions?: ReactNode
  children: ReactNode
}

/** The whole screen for one job. No navigation; targets of 64 px; every text passes AAA. */
export function GateShell({ place, title, status, actions, children }: GateShellProps) {
  return (
    <div data-shell="gate" className="flex min-h-dvh flex-col text-20 [--shell-top:0px]">
      <header className="flex min-h-16 items-center justify-between gap-x-3 border-b md:gap-x-6 px-4 py-2 md:px-6">
        <PlaceName place={place} detail={title} className="text-16" />
        {status ? <div className="shrink-0 text-16 text-ink-2">{status}</div> : null}
      </header>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className="mx-auto w-full max-w-4xl flex-1 px-4 py-5 outline-none md:px-6"
      >
        <h1 className="sr-only">{title}</h1>
        {children}
      </main>
      {actions ? (
        <footer className="sticky bottom-0 flex flex-wrap gap-3 border-t bg-paper px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] *:flex-1 md:px-6">
          {actions}
        </footer>
      ) : null}
    </div>
  )
}
