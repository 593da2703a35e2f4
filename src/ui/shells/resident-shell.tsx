import type { ReactNode } from 'react'
import { cn } from '../cn'
import { OfflineLine } from '../offline-line'
import { BottomBar } from './bottom-bar'
import { MAIN_ID } from './main-id'
import type { NavItem } from './nav-link'
import { PlaceName, type Place } from './place-name'
import { Sidebar } from './sidebar'
import { SkipLink } from './skip-link'

type ResidentShellProps = {
  place: Place
  /** At most five, for the bar at the bottom. */
  items: readonly NavItem[]
  /** Always in reach: above the bar on a phone, at the foot of the sidebar elsewhere. */
  sos?: ReactNode
  bell?: ReactNode
  /** In the header where there is room; on a phone the last place of the bar has it. */
  account?: ReactNode
  children: ReactNode
}

// As wide as a page to read, and the gaps beside it: header and page end at the same edges.
const column = 'mx-auto max-w-[46rem] px-4 md:px-8'

/** For a phone in one hand: places at the thumb. On a wide screen the same places stand at the left. */
export function ResidentShell({ place, items, sos, bell, account, children }: ResidentShellProps) {
  return (
    <div
      data-shell="resident"
      className="min-h-dvh [--bottom-bar:calc(4rem+env(safe-area-inset-bottom))] [--shell-top:3.5rem] md:grid md:grid-cols-[15rem_1fr] md:[--bottom-bar:0px]"
    >
      <SkipLink />
      <div data-shell-chrome className="sticky top-0 hidden h-dvh flex-col border-r md:flex">
        <Sidebar
          groups={[{ id: 'places', items: items.filter(({ barOnly }) => !barOnly) }]}
          head={<PlaceName place={place} />}
        />
        {sos ? <div className="border-t p-4">{sos}</div> : null}
      </div>
      <div className="min-w-0">
        <header data-shell-chrome className="sticky top-0 z-20 bg-paper/95 backdrop-blur-sm">
          <div className={cn(column, 'flex h-14 items-center gap-2')}>
            <PlaceName place={place} className="md:hidden" />
            <div className="-mr-3 ml-auto flex items-center gap-1 md:-mr-1.5">
              {bell}
              <div className="max-md:hidden">{account}</div>
            </div>
          </div>
          <OfflineLine />
        </header>
        <main
          id={MAIN_ID}
          tabIndex={-1}
          className={cn(column, 'pt-2 pb-[calc(var(--bottom-bar)+2rem)] outline-none md:pt-4')}
        >
          {children}
        </main>
      </div>
      {sos ? (
        <div
          data-shell-chrome
          className="fixed right-4 bottom-[calc(var(--bottom-bar)+0.75rem)] z-20 md:hidden"
        >
          {sos}
        </div>
      ) : null}
      <BottomBar items={items} />
    </div>
  )
}
