import type { ReactNode } from 'react'
import { desksOf } from '@/app/chrome/desks'
import { ResidentChrome } from '@/app/chrome/resident-chrome'
import { signedIn } from '@/app/chrome/signed-in'
import { StaffChrome } from '@/app/chrome/staff-chrome'

/** One's account, in the shell in which one is at home. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const who = await signedIn()
  if (!who) return children
  return desksOf(who.actor.roles).includes('staff') ? (
    <StaffChrome who={who}>{children}</StaffChrome>
  ) : (
    <ResidentChrome who={who}>{children}</ResidentChrome>
  )
}
