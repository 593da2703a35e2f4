'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { cn } from '@/ui/cn'
import { viewsFor, type Reach } from '../list-filter'

/** Links to the ways through the list. */
export function TicketViews({ reach, works }: { reach: Reach; works: boolean }) {
  const t = useTranslations('tickets.list')
  const params = useSearchParams()
  const path = usePathname()
  const views = viewsFor(reach, works)
  const here = views.find(({ query }) => isHere(query, params))
  return (
    <nav aria-label={t('views')} className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1">
      {views.map(({ id, query }) => (
        <Link
          key={id}
          href={`${path}${query}`}
          scroll={false}
          prefetch={false}
          aria-current={id === here?.id ? 'page' : undefined}
          className={cn(
            'flex h-(--control-sm-h) items-center rounded-full px-3 text-14 font-semibold whitespace-nowrap',
            id === here?.id ? 'bg-ink text-paper' : 'text-ink-2 hover:bg-ink/6 hover:text-ink',
          )}
        >
          {t(id)}
        </Link>
      ))}
    </nav>
  )
}

/** A view is where one is if the address says the same of whose and which state; words and other filters narrow it. */
function isHere(
  query: string,
  params: { get: (name: string) => string | null; has: (name: string) => boolean },
): boolean {
  const view = new URLSearchParams(query)
  if (params.has('status')) return false
  return ['assignee', 'view'].every((name) => view.get(name) === params.get(name))
}
