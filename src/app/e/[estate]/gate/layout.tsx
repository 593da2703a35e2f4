import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { GateClock } from '@/app/chrome/gate-clock'
import { shellParts } from '@/app/chrome/shell-parts'
import { signedIn } from '@/app/chrome/signed-in'
import { placeOf } from '@/server/look'
import { GateShell } from '@/ui/shells/gate-shell'

export default async function GateLayout({ children }: { children: ReactNode }) {
  const who = await signedIn()
  if (!who) return children
  const t = await getTranslations('app.gate')
  const { bell, account, live } = await shellParts(who.actor, 'gate')
  return (
    <GateShell
      place={placeOf(who.estate)}
      title={t('title')}
      status={
        <div className="flex items-center gap-1">
          <GateClock />
          {bell}
          {account}
        </div>
      }
    >
      {live}
      {children}
    </GateShell>
  )
}
