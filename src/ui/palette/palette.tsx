'use client'

import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Dialog as Radix } from 'radix-ui'
import { useState } from 'react'
import { useOptions } from '../use-options'
import { veilStyle } from '../veil-style'
import type { PaletteItem } from './palette-item'

type PaletteProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  label: string
  items: readonly PaletteItem[]
  search?: (text: string) => Promise<readonly PaletteItem[]>
}

const nothingFound = async (): Promise<readonly PaletteItem[]> => []

/** Go, find or do, by typing. Places and actions are filtered here; records come from the search. */
export function Palette({ open, onOpenChange, label, items, search = nothingFound }: PaletteProps) {
  const t = useTranslations('ui')
  const router = useRouter()
  const [text, setText] = useState('')
  const asks = text.trim().length >= 2
  const { options: found, state } = useOptions(search, text.trim(), open && asks)
  const change = (next: boolean) => {
    if (!next) setText('')
    onOpenChange(next)
  }
  const choose = (item: PaletteItem) => {
    change(false)
    item.onSelect?.()
    if (item.href) router.push(item.href)
  }
  const shown = [...items.filter((item) => matches(item, text)), ...(asks ? found : [])]
  return (
    <Radix.Root open={open} onOpenChange={change}>
      <Radix.Portal>
        <Radix.Overlay className={veilStyle} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[max(1rem,12dvh)] left-1/2 z-40 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-surface bg-surface shadow-float outline-none data-[state=open]:animate-rise"
        >
          <Radix.Title className="sr-only">{label}</Radix.Title>
          <Command label={label} shouldFilter={false} loop>
            <div className="flex items-center gap-3 border-b px-4">
              <Search aria-hidden="true" className="size-5 shrink-0 text-ink-2" />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder={t('palettePlaceholder')}
                className="h-14 min-w-0 flex-1 bg-transparent text-16 outline-none"
              />
            </div>
            <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-2">
              <Command.Empty className="px-3 py-8 text-center text-14 text-ink-2">
                {asks && state === 'searching' ? t('searching') : t('noMatches')}
              </Command.Empty>
              {groups(shown).map(([group, members]) => (
                <Command.Group key={group} heading={group} className={groupStyle}>
                  {members.map((item) => (
                    <PaletteLine key={item.id} item={item} onChoose={() => choose(item)} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function PaletteLine({ item, onChoose }: { item: PaletteItem; onChoose: () => void }) {
  return (
    <Command.Item
      value={item.id}
      onSelect={onChoose}
      className="flex min-h-10 items-center gap-3 rounded-control px-3 py-1.5 text-14 data-[selected=true]:bg-accent-soft [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-2"
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.hint ? <span className="shrink-0 text-12 text-ink-2">{item.hint}</span> : null}
    </Command.Item>
  )
}

const groupStyle =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-ink-2'

/** Every word that was typed begins a word of the item. */
function matches(item: PaletteItem, text: string): boolean {
  const words = [item.label, item.group, ...(item.keywords ?? [])].join(' ').toLocaleLowerCase().split(/\s+/)
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return wanted.every((part) => words.some((word) => word.startsWith(part)))
}

function groups(items: readonly PaletteItem[]): [string, PaletteItem[]][] {
  return Object.entries(Object.groupBy(items, (item) => item.group)).map(([group, members]) => [
    group,
    members ?? [],
  ])
}
