import type { ReactNode } from 'react'
import { ResidentChrome } from '@/app/chrome/resident-chrome'
import { signedIn } from '@/app/chrome/signed-in'

export default async function ResidentLayout({ children }: { children: ReactNode }) {
  const who = await signedIn()
  return who ? <ResidentChrome who={who}>{children}</ResidentChrome> : children
}
