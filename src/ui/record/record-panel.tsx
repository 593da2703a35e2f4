'use client'

import { Pencil, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from '../icon-button'
import { LinkButton } from '../link-button'
import { useShortcut } from '../shortcuts'
import { panelStyle } from './panel-style'

type RecordPanelProps = {
  /** A number or kind above the title. */
  kicker?: ReactNode
  title: ReactNode
  state?: ReactNode
  /** The one thing that is most likely to be done next. */
  action?: ReactNode
  /** Everything else: usually a Menu. */
  more?: ReactNode
  /** Where closing leads: the list's address. The list's search and filters are kept. */
  closeHref: string
  /** Gives an Edit button, and the key E. */
  editHref?: string
  editLabel?: string
  /** Stays at the lower edge: a comment box. */
  footer?: ReactNode
  children: ReactNode
}

/** A record with an address of its own: on the right of its list, or over the whole of a phone's screen. */
export function RecordPanel(props: RecordPanelProps) {
  const { kicker, title, state, action, more, closeHref, editHref, footer, children } = props
  const t = useTranslations('ui')
  const heading = useRef<HTMLHeadingElement>(null)
  const goTo = useKeepSearch()
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useShortcut('Escape', () => goTo(closeHref), { label: t('shortcutCloseRecord') })
  useShortcut('e', () => editHref && goTo(editHref), { label: t('shortcutEdit') }, Boolean(editHref))
  const name = (
    <h2
      ref={heading}
      id="record-title"
      tabIndex={-1}
      className="min-w-0 flex-1 text-20 font-semibold outline-none"
    >
      {title}
    </h2>
  )
  return (
    <aside data-record-panel aria-labelledby="record-title" className={panelStyle}>
      <header className="sticky top-0 z-5 border-b bg-surface px-5 pt-3 pb-4">
        <div className="flex min-h-9 items-center gap-2">
          {kicker ? <div className="min-w-0 flex-1 truncate text-14 text-ink-2">{kicker}</div> : name}
          {editHref ? (
            <LinkButton href={editHref} variant="quiet" size="small" icon={<Pencil />}>
              {props.editLabel ?? t('shortcutEdit')}
            </LinkButton>
          ) : null}
          {more}
          <IconButton
            label={t('close')}
            icon={<X />}
            size="small"
            onClick={() => goTo(closeHref)}
            className="-mr-2"
          />
        </div>
        {kicker ? name : null}
        {state || action ? (
          <div className="mt-3 flex flex-wrap items-center gap-2">
            {state}
            {action ? <div className="ml-auto flex flex-wrap gap-2">{action}</div> : null}
          </div>
        ) : null}
      </header>
      <div className="flex-1 px-5 pb-8">{children}</div>
      {footer ? (
        <footer className="sticky bottom-0 z-5 border-t bg-surface px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          {footer}
        </footer>
      ) : null}
    </aside>
  )
}

/** Moves between a list and its records without losing what the list was searched and filtered for. */
function useKeepSearch() {
  const router = useRouter()
  const params = useSearchParams()
  return (href: string) => {
    const search = params.toString()
    router.push(search && !href.includes('?') ? `${href}?${search}` : href, { scroll: false })
  }
}

/** A part of a record under a small heading and a hairline. */
export function RecordSection({
  title,
  action,
  children,
}: {
  title: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="border-t py-5 first:border-t-0">
      <div className="mb-2 flex min-h-7 flex-wrap items-center justify-between gap-x-2">
        <h3 className="text-14 font-semibold">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  )
}

export type Fact = { label: string; value: ReactNode }

/** What is known, as pairs; a fact without a value shows a dash, so that its absence is seen. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[fit-content(40%)_1fr] gap-x-5 gap-y-2 py-4 in-[section]:py-0 sm:grid-cols-[auto_1fr] text-14">
      {items.map(({ label, value }) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid items-baseline">
          <dt className="text-ink-2">{label}</dt>
          <dd className="min-w-0 break-words">{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
