import type { ReactNode } from 'react'
import { ModuleWords } from '@/registry/module-words'

export default function ApexLayout({ children }: { children: ReactNode }) {
  return <ModuleWords of={['platform']}>{children}</ModuleWords>
}
