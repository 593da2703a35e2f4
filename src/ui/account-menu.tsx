'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import type { ReactNode } from 'react'
import { Avatar } from './avatar'
import { Menu } from './menu'
import type { MenuItem } from './menu-item'

type AccountMenuProps = {
  name: string
  /** A role or an email address. */
  detail?: string
  src?: string
  items: readonly MenuItem[]
  /** Read aloud: "Your account". */
  label: string
}

/** Who is signed in, what they can do about it, and light or dark. */
export function AccountMenu({ name, detail, src, items, label }: AccountMenuProps) {
  const appearance = useAppearance()
  return (
    <Menu
      header={
        <>
          <p className="font-semibold">{name}</p>
          {detail ? <p className="truncate text-14 text-ink-2">{detail}</p> : null}
        </>
      }
      items={[...items, { kind: 'separator', id: 'before-appearance' }, ...appearance]}
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${name}`}
          className="grid size-(--control-h) shrink-0 place-items-center rounded-control hover:bg-ink/7"
        >
          <Avatar name={name} src={src} />
        </button>
      }
    />
  )
}

function useAppearance(): MenuItem[] {
  const t = useTranslations('ui')
  const { theme, setTheme } = useTheme()
  const choice = (id: string, label: string, icon: ReactNode): MenuItem => ({
    id,
    label,
    icon,
    hint: theme === id ? '✓' : undefined,
    onSelect: () => setTheme(id),
  })
  return [
    { kind: 'label', id: 'appearance', label: t('theme') },
    choice('light', t('themeLight'), <Sun />),
    choice('dark', t('themeDark'), <Moon />),
    choice('system', t('themeSystem'), <Monitor />),
  ]
}
