'use client'

import { WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useOnline } from './use-online'

/** Under a shell's header while there is no network: nothing new comes, and nothing that is done now gets through. */
export function OfflineLine() {
  const t = useTranslations('ui')
  const online = useOnline()
  return (
    <div role="status">
      {online ? null : (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-14">
          <WifiOff aria-hidden="true" className="size-4 shrink-0 text-warn" />
          {t('offline')}
        </p>
      )}
    </div>
  )
}
