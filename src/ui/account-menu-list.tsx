'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Float } from './float-button'
import type { MenuItem } from './menu-item'
import { MenuList } from './menu-list'
import { chooseTheme, useTheme, type Theme } from './theme'

type AccountMenuListProps = { name: string; detail?: string; items: readonly MenuItem[]; float: Float }

/** The floating part of an AccountMenu. */
export function AccountMenuList({ name, detail, items, float }: AccountMenuListProps) {
  const appearance = useAppearance()
  return (
    <MenuList
      float={float}
      header={
        <>
          <p className="font-semibold">{name}</p>
          {detail ? <p className="truncate text-14 text-ink-2">{detail}</p> : null}
        </>
      }
      items={[...items, { kind: 'separator', id: 'before-appearance' }, ...appearance]}
    />
  )
}

function useAppearance(): MenuItem[] {
  const t = useTranslations('ui')
  const theme = useTheme()
  const choice = (id: Theme, label: string, icon: ReactNode): MenuItem => ({
    id,
    label,
    icon,
    hint: theme === id ? '✓' : undefined,
    onSelect: () => chooseTheme(id),
  })
  return [
    { kind: 'label', id: 'appearance', label: t('theme') },
    choice('light', t('themeLight'), <Sun />),
    choice('dark', t('themeDark'), <Moon />),
    choice('system', t('themeSystem'), <Monitor />),
  ]
}
