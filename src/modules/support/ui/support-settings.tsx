'use client'

import { PenLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm'
import { ErrorState } from '@/ui/error-state'
import { RecordSection } from '@/ui/record/record-panel'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { Skeleton } from '@/ui/skeleton'
import { StatusBadge } from '@/ui/status-badge'
import { useStepUp } from '@/ui/step-up'
import { toast } from '@/ui/toast'
import { When } from '@/ui/when'
import { WINDOW_HOURS } from '../schemas'
import { api, type SupportOutputs } from './client'
import { PastVisits } from './past-visits'
import { VisitSteps } from './visit-steps'

export type Visit = SupportOutputs['here']['visits'][number]

/** For administrators: who of the platform is inside or was, what they may do, and the door. */
export function SupportSettings() {
  const t = useTranslations('support.page')
  const here = api.support.here.useQuery()
  if (here.isError) return <ErrorState title={t('failed')} onRetry={() => void here.refetch()} />
  if (!here.data) return <Skeleton className="h-40 w-full" />
  const { visits, windows } = here.data
  const inside = visits.filter((visit) => visit.state !== 'over')
  return (
    <>
      <RecordSection title={t('inside')}>
        {inside.length === 0 ? (
          <p className="text-ink-2">{t('nobody')}</p>
        ) : (
          <ul className="divide-y border-y">
            {inside.map((visit) => (
              <VisitLine key={visit.id} visit={visit} mayWrite={visit.mayWrite || windows.length > 0} />
            ))}
          </ul>
        )}
      </RecordSection>
      <RecordSection title={t('ahead')}>
        <p className="text-14 text-pretty text-ink-2">{t('aheadLead')}</p>
        {windows.length > 0 ? <Windows windows={windows} /> : <AllowAhead />}
      </RecordSection>
      <RecordSection title={t('past')}>
        <PastVisits visits={visits.filter((visit) => visit.state === 'over')} />
      </RecordSection>
    </>
  )
}

function useActs() {
  const t = useTranslations('support.page')
  const utils = api.useUtils()
  const settled = {
    onError: (error: { message: string; data?: { code?: string } | null }) =>
      error.data?.code === 'password_again' ? undefined : toast({ tone: 'bad', title: error.message }),
    onSettled: () => utils.support.invalidate(),
  }
  return {
    allow: api.support.allow.useMutation(settled),
    end: api.support.end.useMutation({ ...settled, onSuccess: () => toast({ title: t('ended') }) }),
    allowAhead: api.support.allowAhead.useMutation(settled),
    closeWindow: api.support.closeWindow.useMutation(settled),
  }
}

function VisitLine({ visit, mayWrite }: { visit: Visit; mayWrite: boolean }) {
  const t = useTranslations('support.page')
  const { allow, end } = useActs()
  const stepUp = useStepUp()
  const { id, operatorName: name } = visit
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
          {name}
          <StatusBadge tone={mayWrite ? 'warn' : 'active'}>
            {t(mayWrite ? 'mayChange' : 'looksOnly')}
          </StatusBadge>
        </p>
        <p className="text-pretty">{visit.reason}</p>
        <p className="text-14 text-ink-2">
          {visit.state === 'waiting'
            ? t('waiting')
            : t.rich('until', { time: () => <When key="time" at={visit.expiresAt} withTime /> })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {visit.state === 'running' ? <VisitSteps visit={visit} /> : null}
        {mayWrite ? null : (
          <ConfirmDialog
            trigger={<Button icon={<PenLine />}>{t('allow', { name })}</Button>}
            title={t('allow', { name })}
            body={t('allowBody', { name })}
            actionLabel={t('allowAhead')}
            onConfirm={async () => {
              await stepUp(() => allow.mutateAsync({ id }))
              toast({ title: t('allowed', { name }) })
            }}
          />
        )}
        <Button variant="danger" pending={end.isPending} onClick={() => end.mutate({ id })}>
          {t('end')}
        </Button>
      </div>
    </li>
  )
}

function AllowAhead() {
  const t = useTranslations('support.page')
  const { allowAhead } = useActs()
  const stepUp = useStepUp()
  const [hours, setHours] = useState<(typeof WINDOW_HOURS)[number]>('2')
  return (
    <div className="mt-4 flex max-w-md flex-wrap items-end gap-3">
      <div className="min-w-40 flex-1">
        <Field label={t('hours')}>
          {(control) => (
            <Select
              {...control}
              value={hours}
              onChange={(value) => setHours(WINDOW_HOURS.find((one) => one === value) ?? '2')}
              options={WINDOW_HOURS.map((value) => ({ value, label: t('hour', { count: Number(value) }) }))}
            />
          )}
        </Field>
      </div>
      <Button
        pending={allowAhead.isPending}
        onClick={() => void stepUp(() => allowAhead.mutateAsync({ hours })).catch(() => undefined)}
      >
        {t('allowAhead')}
      </Button>
    </div>
  )
}

function Windows({ windows }: { windows: SupportOutputs['here']['windows'] }) {
  const t = useTranslations('support.page')
  const { closeWindow } = useActs()
  return (
    <ul className="mt-3 divide-y border-y">
      {windows.map(({ id, until, grantedBy }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <div>
            <p className="font-semibold">
              {t.rich('window', { time: () => <When key="time" at={until} withTime /> })}
            </p>
            <p className="text-14 text-ink-2">{t('windowBy', { name: grantedBy })}</p>
          </div>
          <Button pending={closeWindow.isPending} onClick={() => closeWindow.mutate({ id })}>
            {t('takeBack')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
