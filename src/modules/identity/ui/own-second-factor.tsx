'use client'

import { KeyRound, Smartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { useStepUp } from '@/ui/step-up'
import { When } from '@/ui/when'
import { api } from './client'
import { Enrolment } from './enrolment'
import { RecoveryCodes } from './recovery-codes'

/** One's own authenticator app and recovery codes: how many are left, new ones, another phone. */
export function OwnSecondFactor() {
  const t = useTranslations('identity.secondFactor')
  const utils = api.useUtils()
  const own = api.identity.secondFactor.own.useQuery()
  const renew = api.identity.secondFactor.renewCodes.useMutation()
  const ask = useStepUp()
  const [codes, setCodes] = useState<readonly string[]>()
  const [isMoving, setIsMoving] = useState(false)
  if (own.isError) return <ErrorState title={own.error.message} onRetry={() => void own.refetch()} />
  if (!own.data) return <Skeleton className="h-32 w-full" />
  const { since, codesLeft } = own.data
  const refresh = () => utils.identity.secondFactor.own.invalidate()
  return (
    <section aria-labelledby="second-factor" className="flex max-w-xl flex-col gap-5">
      <div>
        <h2 id="second-factor" className="text-20 font-semibold">
          {t('own')}
        </h2>
        <p className="text-14 text-pretty text-ink-2">{t('ownLead')}</p>
      </div>
      <dl className="divide-y border-y">
        <div className="flex flex-wrap items-center justify-between gap-3 py-3">
          <dt className="flex items-center gap-3">
            <Smartphone aria-hidden="true" className="size-5 text-ink-2" />
            <span>{since ? t.rich('since', { date: () => <When key="since" at={since} /> }) : null}</span>
          </dt>
          <dd>
            <Button size="small" onClick={() => setIsMoving(true)}>
              {t('newApp')}
            </Button>
          </dd>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3 py-3">
          <dt className="flex items-center gap-3">
            <KeyRound aria-hidden="true" className="size-5 text-ink-2" />
            {t('left', { count: codesLeft })}
          </dt>
          <dd>
            <ConfirmDialog
              trigger={<Button size="small">{t('renew')}</Button>}
              title={t('renew')}
              body={t('renewBody')}
              actionLabel={t('renew')}
              onConfirm={async () => setCodes((await ask(() => renew.mutateAsync())).codes)}
            />
          </dd>
        </div>
      </dl>
      <Dialog
        open={codes !== undefined}
        onOpenChange={(open) => {
          if (open) return
          setCodes(undefined)
          void refresh()
        }}
        title={t('renew')}
      >
        {codes ? (
          <RecoveryCodes
            codes={codes}
            actionLabel={t('done')}
            onDone={() => {
              setCodes(undefined)
              void refresh()
            }}
          />
        ) : null}
      </Dialog>
      <Dialog open={isMoving} onOpenChange={setIsMoving} title={t('newApp')} description={t('newAppBody')}>
        <Enrolment
          onDone={() => {
            setIsMoving(false)
            void refresh()
          }}
        />
      </Dialog>
    </section>
  )
}
