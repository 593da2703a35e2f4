'use client'

import { lazy, type ReactNode } from 'react'
import { FloatButton } from './float-button'
import type { MenuItem } from './menu-item'

type MenuProps = {
  trigger: ReactNode
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  /** Above the items: who is signed in, for instance. */
  header?: ReactNode
}

const load = () => import('./menu-list')
const MenuList = lazy(() => load().then((module) => ({ default: module.MenuList })))

/** Things to do or places to go, behind a button. */
export function Menu({ trigger, ...list }: MenuProps) {
  return (
    <FloatButton trigger={trigger} kind="menu" prepare={() => void load()}>
      {(float) => <MenuList {...list} float={float} />}
    </FloatButton>
  )
}
