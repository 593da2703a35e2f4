import type { ReactNode } from 'react'
import { ModuleWords } from '@/registry/module-words'

export default function TicketsWords({ children }: { children: ReactNode }) {
  return <ModuleWords of={['tickets']}>{children}</ModuleWords>
}
