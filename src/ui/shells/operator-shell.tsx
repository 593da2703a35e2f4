import type { ReactNode } from 'react'
import { Mark } from '../mark'
import { DeskFrame } from './desk-frame'
import type { NavGroup } from './nav-link'

type OperatorShellProps = {
  /** "Operators' console". */
  label: string
  groups: readonly NavGroup[]
  palette?: ReactNode
  bell?: ReactNode
  account?: ReactNode
  children: ReactNode
}

/** Like the staff's, in a colour that no estate's console has, so that nobody mistakes where they are. */
export function OperatorShell({ label, ...frame }: OperatorShellProps) {
  const head = (
    <span className="flex items-center gap-2.5">
      <Mark className="text-accent" />
      <span className="font-semibold tracking-[-0.02em]">Gatehouse</span>
    </span>
  )
  return <DeskFrame {...frame} kind="operator" head={head} ribbon={label} />
}
