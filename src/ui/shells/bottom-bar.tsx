'use client'

import { useTranslations } from 'next-intl'
import { BarLink, type NavItem } from './nav-link'

/** The places of a phone, where the thumb is. */
export function BottomBar({ items }: { items: readonly NavItem[] }) {
  const t = useTranslations('ui')
  return (
    <nav
      data-shell-chrome
      aria-label={t('mainNavigation')}
      className="fixed inset-x-0 bottom-0 z-20 flex h-(--bottom-bar) border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {items.map((item) => (
        <BarLink key={item.id} item={item} />
      ))}
    </nav>
  )
}
