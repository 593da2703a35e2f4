'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/ui/button'
import { Checkbox } from '@/ui/checkbox'

type RecoveryCodesProps = { codes: readonly string[]; actionLabel: string; onDone: () => void }

/** The codes for the day on which the phone is lost. They can't be had again, so one says that they are kept. */
export function RecoveryCodes({ codes, actionLabel, onDone }: RecoveryCodesProps) {
  const t = useTranslations('identity.secondFactor')
  const [kept, setKept] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="flex flex-col gap-4">
      <div>
        <h2 ref={heading} tabIndex={-1} className="text-20 font-semibold outline-none">
          {t('codesTitle')}
        </h2>
        <p className="text-14 text-pretty text-ink-2">{t('codesLead')}</p>
      </div>
      <ul className="grid gap-x-6 gap-y-1 rounded-surface bg-sunken p-4 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <Button icon={<Download />} onClick={() => save(t('codesFile'), codes)}>
          {t('download')}
        </Button>
      </div>
      <Checkbox value={kept} onChange={setKept} label={t('kept')} />
      <Button variant="primary" size="large" wide disabled={!kept} onClick={onDone}>
        {actionLabel}
      </Button>
    </section>
  )
}

function save(heading: string, codes: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([`${heading}\n\n${codes.join('\n')}\n`], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'gatehouse-recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(url)
}
