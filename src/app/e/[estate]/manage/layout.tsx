import type { ReactNode } from 'react'
import { inStaffShell } from '@/app/chrome/signed-in'
import { StaffChrome } from '@/app/chrome/staff-chrome'

export default async function ManageLayout({ children }: { children: ReactNode }) {
  const who = await inStaffShell()
  return who ? <StaffChrome who={who}>{children}</StaffChrome> : children
}
