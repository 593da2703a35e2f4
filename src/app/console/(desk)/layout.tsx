import type { ReactNode } from 'react'

import { AskAgain } from '@/modules/identity/ui/ask-again'
import { operatorPage } from '@/server/page'
import { ConsoleShell } from '../console-shell'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { name, role } = await operatorPage()
  return (
    <ConsoleShell name={name} role={role}>
      <AskAgain>{children}</AskAgain>
    </ConsoleShell>
  )
}
