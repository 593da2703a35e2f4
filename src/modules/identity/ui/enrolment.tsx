'use client'

import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '@/ui/button'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { useStepUp } from '@/ui/step-up'
import { toast } from '@/ui/toast'
import { api } from './client'
import { RecoveryCodes } from './recovery-codes'
import { CodeForm } from './second-factor-form'

/** Setting up an authenticator app: its key as a picture and in letters, the first code, then the recovery codes. */
export function Enrolment({ onDone }: { onDone: () => void }) {
  const t = useTranslations('identity.secondFactor')
  const [codes, setCodes] = useState<readonly string[]>()
  const begin = api.identity.secondFactor.begin.useMutation()
  const confirm = api.identity.secondFactor.confirm.useMutation()
  const ask = useStepUp()
  const start = useEffectEvent(() => {
    // What goes wrong shows in `begin`.
    ask(() => begin.mutateAsync()).catch(() => undefined)
  })
  useEffect(() => start(), [])
  if (codes) return <RecoveryCodes codes={codes} actionLabel={t('goOn')} onDone={onDone} />
  if (begin.isError)
    return <ErrorState title={begin.error.message} onRetry={() => void ask(() => begin.mutateAsync())} />
  return (
    <div className="flex flex-col gap-7">
      {begin.data ? <Key {...begin.data} /> : <Skeleton className="h-72 w-full" />}
      <CodeForm
        label={t('first')}
        actionLabel={t('confirm')}
        onCode={async (code) => setCodes((await confirm.mutateAsync({ code })).codes)}
      />
    </div>
  )
}

function Key({ secret, qr }: { secret: string; qr: string }) {
  const t = useTranslations('identity.secondFactor')
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    toast({ title: t('copied') })
  }
  return (
    <ol className="flex flex-col gap-5">
      <li>
        <p className="font-semibold">{t('scan')}</p>
        <p className="text-14 text-ink-2">{t('scanHint')}</p>
        {/* eslint-disable-next-line @next/next/no-img-element -- it is made for this page alone and comes as data */}
        <img
          src={qr}
          alt={t('qr')}
          width={220}
          height={220}
          className="mt-3 rounded-surface border bg-white"
        />
      </li>
      <li>
        <p className="font-semibold">{t('key')}</p>
        <p className="mt-1 font-mono wrap-anywhere" data-testid="totp-key">
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </p>
        <div className="mt-2">
          <Button size="small" icon={<Copy />} onClick={() => void copy()}>
            {t('copy')}
          </Button>
        </div>
      </li>
    </ol>
  )
}
