'use client'

import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { CardLink } from '@/ui/card-link'
import { EmptyState } from '@/ui/empty-state'
import { Page, PageHeader } from '@/ui/page'
import { NavLink } from '@/ui/shells/nav-link'

const INDEX = '/manage/settings'

export type SettingsGroup = {
  id: string
  label: string
  items: readonly { href: string; label: string; hint: string; icon: ReactNode }[]
}

type SettingsFrameProps = {
  title: string
  lead: string
  nothing: string
  groups: readonly SettingsGroup[]
  children: ReactNode
}

/** All that can be set, as a list of its own first, then beside the page that is open; a phone shows the page alone. */
export function SettingsFrame({ title, lead, nothing, groups, children }: SettingsFrameProps) {
  if (usePathname() === INDEX)
    return (
      <Page className="max-w-5xl">
        <PageHeader title={title} lead={lead} />
        {groups.length === 0 ? <EmptyState title={nothing} /> : null}
        {groups.map((group) => (
          <section key={group.id} aria-labelledby={`settings-${group.id}`}>
            <h2 id={`settings-${group.id}`} className="mb-2 text-14 font-semibold text-ink-2">
              {group.label}
            </h2>
            <ul className="grid gap-3 lg:grid-cols-2">
              {group.items.map(({ href, label, hint, icon }) => (
                <li key={href} className="grid">
                  <CardLink href={href} icon={icon} title={label}>
                    {hint}
                  </CardLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {children}
      </Page>
    )
  return (
    <div className="flex items-start gap-10">
      <nav aria-label={title} className="sticky top-6 hidden w-52 shrink-0 flex-col gap-5 lg:flex">
        <Link href={INDEX} className="rounded-small text-20 font-semibold hover:text-accent">
          {title}
        </Link>
        {groups.map((group) => (
          <div key={group.id}>
            <p className="mb-1 px-3 text-12 text-ink-2">{group.label}</p>
            {group.items.map(({ href, label, icon }) => (
              <NavLink key={href} item={{ id: href, href, label, icon }} />
            ))}
          </div>
        ))}
      </nav>
      <div className="min-w-0 flex-1">
        <Link
          href={INDEX}
          className="mb-3 -ml-1 inline-flex min-h-11 items-center gap-1 rounded-small text-14 text-ink-2 hover:text-ink lg:hidden"
        >
          <ChevronLeft aria-hidden="true" className="size-4.5" />
          {title}
        </Link>
        {children}
      </div>
    </div>
  )
}
