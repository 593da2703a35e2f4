'use client'

import { lazy, type ReactNode } from 'react'
import { FloatButton } from './float-button'
import type { MenuItem } from './menu-item'

type AccountMenuProps = {
  name: string
  /** An Avatar: the one part that is seen before the menu opens. */
  face: ReactNode
  /** A role or an email address. */
  detail?: string
  items: readonly MenuItem[]
  /** Read aloud: "Your account". */
  label: string
}

const load = () => import('./account-menu-list')
const AccountMenuList = lazy(() => load().then((module) => ({ default: module.AccountMenuList })))

/** Who is signed in, what they can do about it, and light or dark. */
export function AccountMenu({ face, label, ...list }: AccountMenuProps) {
  return (
    <FloatButton
      kind="menu"
      prepare={() => void load()}
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${list.name}`}
          className="grid size-(--control-h) shrink-0 place-items-center rounded-control hover:bg-ink/7"
        >
          {face}
        </button>
      }
    >
      {(float) => <AccountMenuList {...list} float={float} />}
    </FloatButton>
  )
}
