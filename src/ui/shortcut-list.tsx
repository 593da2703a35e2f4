'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from './dialog'
import { useShortcuts, type Shortcut } from './shortcuts'

type ShortcutListProps = { open: boolean; onOpenChange: (open: boolean) => void }

/** The keys that work on this screen. */
export function ShortcutList({ open, onOpenChange }: ShortcutListProps) {
  const t = useTranslations('ui')
  const shortcuts = useShortcuts()
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('shortcuts')}
      description={t('shortcutsHint')}
      width="narrow"
    >
      <dl className="divide-y">
        {unique(shortcuts).map((shortcut) => (
          <div key={shortcut.keys} className="flex items-center justify-between gap-4 py-2">
            <dt className="text-14">{shortcut.label}</dt>
            <dd className="flex gap-1">
              {shortcut.keys.split('+').map((key) => (
                <Key key={key} name={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** One key of the keyboard. `mod` is ⌘ or Ctrl. */
function Key({ name }: { name: string }) {
  return (
    <kbd className="inline-grid h-6 min-w-6 place-items-center rounded-small border border-b-2 border-line-strong bg-surface px-1.5 font-mono text-12 font-semibold">
      {KEY_NAMES[name] ?? name.toUpperCase()}
    </kbd>
  )
}

const KEY_NAMES: Record<string, string> = { mod: '⌘/Ctrl', Enter: '↵', Escape: 'Esc' }

/** The newest binding of a key is the one that works. */
function unique(shortcuts: readonly Shortcut[]): Shortcut[] {
  return [...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()].reverse()
}
