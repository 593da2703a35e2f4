import type { ReactNode } from 'react'
import { Gateway } from '../gateway'
import { MAIN_ID } from './main-id'
import { PlaceLogo, type Place } from './place-name'

type AuthShellProps = {
  place: Place
  title: ReactNode
  lead?: ReactNode
  /** Below the form: another way in. */
  footer?: ReactNode
  children: ReactNode
}

/** Before the gate: the place's name, one form, and nothing that hurries. */
export function AuthShell({ place, title, lead, footer, children }: AuthShellProps) {
  return (
    <div data-shell="auth" className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <aside className="relative hidden overflow-hidden bg-accent text-on-accent lg:block">
        <Gateway className="absolute inset-x-0 bottom-0 w-full" />
        <div className="relative p-12">
          {place.logo ? (
            <span className="mb-8 inline-flex rounded-surface bg-[white] p-4">
              <PlaceLogo place={place} className="h-14" />
            </span>
          ) : null}
          <p className="max-w-[14ch] text-40 font-semibold text-balance">{place.name}</p>
        </div>
      </aside>
      <div className="flex flex-col px-5 py-8 sm:px-10 lg:px-16">
        <header className="flex items-center gap-3 lg:invisible">
          <PlaceLogo place={place} className="size-9" />
          <span className="text-16 font-semibold">{place.name}</span>
        </header>
        <main id={MAIN_ID} className="mx-auto w-full max-w-sm py-10 sm:my-auto">
          <h1 className="text-28">{title}</h1>
          {lead ? <p className="mt-1 text-pretty text-ink-2">{lead}</p> : null}
          <div className="mt-7">{children}</div>
          {footer ? <div className="mt-6 border-t pt-5 text-14 text-ink-2">{footer}</div> : null}
        </main>
      </div>
    </div>
  )
}
