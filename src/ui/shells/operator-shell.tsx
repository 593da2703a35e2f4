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
      <Mark className="size-8 text-accent" />
      <span className="min-w-0 leading-tight">
        <span className="block font-semibold tracking-[-0.02em]">Gatehouse</span>
        <span className="block truncate text-12 text-ink-2">{label}</span>
      </span>
    </span>
  )
  return <DeskFrame {...frame} kind="operator" head={head} ribbon={label} />
}
