import { DoorOpen, House, LayoutDashboard } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { isStaff, type Role } from '@/server/permissions'

export type Desk = 'staff' | 'gate' | 'home'

const RESIDENT_ROLES: readonly Role[] = ['owner', 'tenant', 'household']
const HREF = { staff: '/manage', gate: '/gate', home: '/home' } as const
const ICON = { staff: <LayoutDashboard />, gate: <DoorOpen />, home: <House /> } as const

/** The shells in which somebody of these roles has something to do; their first is where they begin. */
export function desksOf(roles: readonly Role[]): Desk[] {
  const desks: Desk[] = []
  if (isStaff(roles)) desks.push('staff')
  if (roles.includes('guard')) desks.push('gate')
  if (desks.length === 0 || roles.some((role) => RESIDENT_ROLES.includes(role))) desks.push('home')
  return desks
}

/** Where somebody of these roles begins. */
export function frontOf(roles: readonly Role[]): string {
  return HREF[desksOf(roles)[0] ?? 'home']
}

export type DeskLink = { id: string; label: string; icon: ReactNode; href: string }

/** The ways from one desk to the others, for the account menu. */
export async function otherDesks(roles: readonly Role[], here: Desk): Promise<DeskLink[]> {
  const t = await getTranslations('app.desks')
  return desksOf(roles)
    .filter((desk) => desk !== here)
    .map((desk) => ({ id: desk, label: t(desk), icon: ICON[desk], href: HREF[desk] }))
}
