import type { ReactNode } from 'react'
import { ResidentChrome } from '@/app/chrome/resident-chrome'
import { signedIn } from '@/app/chrome/signed-in'
import { ModuleWords } from '@/registry/module-words'

export default async function ResidentLayout({ children }: { children: ReactNode }) {
  const who = await signedIn()
  const inside = <ModuleWords of={['tickets']}>{children}</ModuleWords>
  return who ? <ResidentChrome who={who}>{inside}</ResidentChrome> : inside
}
