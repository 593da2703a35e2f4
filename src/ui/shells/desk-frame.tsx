import type { ReactNode } from 'react'
import { cn } from '../cn'
import { OfflineLine } from '../offline-line'
import { ShortcutHelp } from '../shortcut-help'
import { MAIN_ID } from './main-id'
import type { NavGroup } from './nav-link'
import { Sidebar } from './sidebar'
import { SidebarSheet } from './sidebar-sheet'
import { SkipLink } from './skip-link'

type DeskFrameProps = {
  kind: 'staff' | 'operator'
  head: ReactNode
  groups: readonly NavGroup[]
  /** A coloured line over everything, with words. */
  ribbon?: string
  palette?: ReactNode
  bell?: ReactNode
  account?: ReactNode
  children: ReactNode
}

/** What the desks of staff and operators have in common. */
export function DeskFrame({ kind, head, groups, ribbon, palette, bell, account, children }: DeskFrameProps) {
  return (
    <div
      data-shell={kind}
      data-density="compact"
      className={cn(
        'min-h-dvh lg:grid lg:grid-cols-[15rem_1fr]',
        ribbon ? '[--shell-top:5.25rem]' : '[--shell-top:3.5rem]',
      )}
    >
      <SkipLink />
      <ShortcutHelp />
      <div
        data-shell-chrome
        className={cn(
          'sticky top-0 hidden h-dvh flex-col border-r lg:flex',
          kind === 'operator' ? 'bg-accent-soft' : 'bg-sunken/60',
        )}
      >
        <Sidebar groups={groups} head={head} />
      </div>
      <div className="min-w-0">
        <header data-shell-chrome className="sticky top-0 z-20">
          {ribbon ? (
            <p className="flex h-7 items-center justify-center bg-accent text-12 font-semibold text-on-accent">
              {ribbon}
            </p>
          ) : null}
          <div className="flex h-14 items-center border-b bg-paper/95 px-2 backdrop-blur-sm sm:gap-1 sm:px-4 lg:px-8">
            <SidebarSheet groups={groups} head={head} />
            <div data-place-bare className="min-w-0 flex-1 lg:hidden">
              {head}
            </div>
            <div className="lg:flex-1">{palette}</div>
            {bell}
            {account}
          </div>
          <OfflineLine />
        </header>
        <main id={MAIN_ID} tabIndex={-1} className="px-4 pt-5 pb-12 outline-none lg:px-8">
          {children}
        </main>
      </div>
    </div>
  )
}
