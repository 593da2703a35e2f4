'use client'

import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { useShortcut } from './shortcuts'

const ShortcutList = lazy(() =>
  import('./shortcut-list').then((module) => ({ default: module.ShortcutList })),
)

/** `?` lists the keys that work on this screen. Stands in the shells of desks, whose screens have some. */
export function ShortcutHelp() {
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  const [used, setUsed] = useState(false)
  const show = () => {
    setUsed(true)
    setOpen(true)
  }
  useShortcut('?', show, { label: t('shortcutHelp') })
  return used ? (
    <Suspense>
      <ShortcutList open={open} onOpenChange={setOpen} />
    </Suspense>
  ) : null
}
