import type { ReactNode } from 'react'
import { DeskFrame } from './desk-frame'
import type { NavGroup } from './nav-link'
import { PlaceName, type Place } from './place-name'

type StaffShellProps = {
  place: Place
  /** A second line under the name: "Management". */
  detail?: string
  groups: readonly NavGroup[]
  /** Usually a PaletteButton. */
  palette?: ReactNode
  bell?: ReactNode
  account?: ReactNode
  children: ReactNode
}

/** For a laptop, all day: compact, the navigation by kinds of work on the left. */
export function StaffShell({ place, detail, ...frame }: StaffShellProps) {
  return <DeskFrame {...frame} kind="staff" head={<PlaceName place={place} detail={detail} />} />
}
