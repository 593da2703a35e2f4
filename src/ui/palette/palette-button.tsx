'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useShortcut } from '../shortcuts'
import type { PaletteItem } from './palette-item'

type PaletteButtonProps = {
  label: string
  /** Known at once: places and actions. */
  items: readonly PaletteItem[]
  /** Finds records; asked from two letters on. */
  search?: (text: string) => Promise<readonly PaletteItem[]>
}

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false })

/** Opens the palette, as do ⌘K and Ctrl+K. The palette itself is fetched when it is first wanted. */
export function PaletteButton({ label, items, search }: PaletteButtonProps) {
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const show = () => {
    setWanted(true)
    setOpen(true)
  }
  useShortcut('mod+k', show, { label: t('shortcutPalette') })
  return (
    <>
      <button
        type="button"
        onClick={show}
        aria-label={label}
        className="flex h-(--control-h) items-center gap-2 rounded-control text-14 text-ink-2 transition-colors hover:text-ink max-md:w-(--control-h) max-md:justify-center md:w-72 md:border md:border-line-strong md:bg-surface md:px-3 md:hover:border-edge"
      >
        <Search aria-hidden="true" className="size-4 shrink-0 max-md:size-5" />
        <span className="flex-1 truncate text-left max-md:hidden">{label}</span>
        <kbd className="font-mono text-12 max-md:hidden">⌘K</kbd>
      </button>
      {wanted ? (
        <Palette open={open} onOpenChange={setOpen} label={label} items={items} search={search} />
      ) : null}
    </>
  )
}
