import type { ReactNode } from 'react'

import { operatorPage } from '@/server/page'
import { ConsoleShell } from '../console-shell'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { name, role } = await operatorPage()
  return (
    <ConsoleShell name={name} role={role}>
      {children}
    </ConsoleShell>
  )
}
