'use client'

import { Menu } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { IconButton } from '../icon-button'
import { Sheet } from '../sheet'
import type { NavGroup } from './nav-link'
import { Sidebar } from './sidebar'

/** The sidebar behind a menu button, where there is no room for it. */
export function SidebarSheet({ groups, head }: { groups: readonly NavGroup[]; head: ReactNode }) {
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton
        label={t('menu')}
        icon={<Menu />}
        onClick={() => setOpen(true)}
        className="-ml-2 lg:hidden"
      />
      <Sheet open={open} onOpenChange={setOpen} side="left" title={t('menu')} titleHidden>
        <Sidebar groups={groups} head={head} onFollow={() => setOpen(false)} />
      </Sheet>
    </>
  )
}
