'use client'

import { ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { toast } from '@/ui/toast'
import { useExactTime } from '@/ui/exact-time'
import { api, type Verdict } from './client'

/** The estate's trail against its seals. */
export function VerifyEstateTrail() {
  const utils = api.useUtils()
  const { mutateAsync } = api.audit.verify.useMutation()
  return (
    <VerifyTrail
      verify={async () => {
        const verdict = await mutateAsync()
        // The check itself has become the newest event.
        await utils.audit.list.invalidate()
        return verdict
      }}
    />
  )
}

/** A button that checks a whole trail against its seals, and says in words what came out. */
export function VerifyTrail({ verify }: { verify: () => Promise<Verdict> }) {
  const t = useTranslations('audit.verify')
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [pending, setPending] = useState(false)
  const run = async () => {
    setPending(true)
    try {
      setVerdict(await verify())
    } catch {
      toast({ title: t('failed'), tone: 'bad' })
    }
    setPending(false)
  }
  const button = (
    <Button icon={<ShieldCheck />} pending={pending} onClick={() => void run()}>
      {pending ? t('verifying') : t('action')}
    </Button>
  )
  if (verdict) return <Outcome verdict={verdict} action={button} />
  return (
    <section aria-label={t('title')} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-y py-3">
      <p className="min-w-64 flex-1 text-14 text-pretty text-ink-2">{t('lead')}</p>
      {button}
    </section>
  )
}

function Outcome({ verdict, action }: { verdict: Verdict; action: ReactNode }) {
  const t = useTranslations('audit.verify')
  if (verdict.broken) return <Broken broken={verdict.broken} action={action} />
  if (verdict.outside > 0)
    return (
      <Banner tone="bad" title={t('outside', { outside: verdict.outside })} action={action}>
        {t('outsideBody', { outside: verdict.outside })}
      </Banner>
    )
  if (!verdict.newest)
    return (
      <Banner title={t('none')} action={action}>
        {t('noneBody')}
      </Banner>
    )
  return <Holds verdict={verdict} action={action} />
}

function Broken({ broken, action }: { broken: NonNullable<Verdict['broken']>; action: ReactNode }) {
  const t = useTranslations('audit.verify')
  const time = useExactTime()
  const { number, fault, firstAt, lastAt, missing } = broken
  return (
    <Banner tone="bad" title={t('bad', { number })} action={action}>
      <p>{t(`fault.${fault}`, { missing })}</p>
      <p>{t('between', { from: time(firstAt), until: time(lastAt) })}</p>
    </Banner>
  )
}

function Holds({ verdict, action }: { verdict: Verdict; action: ReactNode }) {
  const t = useTranslations('audit.verify')
  const { events, seals, waiting, erased, pruned, formerKey, newest } = verdict
  return (
    <Banner tone="good" title={t('good')} action={action}>
      <p>{t('goodBody', { events, seals, waiting })}</p>
      {erased > 0 ? <p>{t('erased', { erased })}</p> : null}
      {pruned > 0 ? <p>{t('pruned', { pruned })}</p> : null}
      {formerKey > 0 ? <p>{t('formerKey', { formerKey })}</p> : null}
      {newest ? (
        <p className="mt-1 text-12 break-all">{t('newest', { number: newest.number, hash: newest.hash })}</p>
      ) : null}
    </Banner>
  )
}
