'use client'

import { ArrowUpRight, Lock, LockOpen } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { Code } from '@/ui/plate'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { useCountryName } from '@/ui/country-name'
import { When } from '@/ui/when'
import { api, type PlatformOutputs } from './client'
import { EstateFeatures } from './estate-features'
import { EstateFigures } from './estate-figures'
import { EstateStatusBadge } from './estate-status'
import type { FeatureWords } from './estates-list'
import { EventTimeline } from './event-timeline'
import { ReopenDialog } from './reopen-dialog'
import { SuspendDialog } from './suspend-dialog'
import { useMoney } from './use-money'
import { useSize } from './use-size'

export type EstateRecord = PlatformOutputs['estate']

type EstatePanelProps = {
  id: string
  administrators: ReactNode
  terms: ReactNode
  enter: ReactNode
  features: FeatureWords
}

/** One estate: what it is, how large, what operators did to it, and the door that they can shut. */
export function EstatePanel({ id, administrators, terms, enter, features }: EstatePanelProps) {
  const t = useTranslations('platform')
  const query = api.platform.estate.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/estates" onRetry={() => void query.refetch()} />
  const estate = query.data
  return (
    <RecordPanel
      kicker={<Code>{estate.slug}</Code>}
      title={estate.name}
      state={<EstateStatusBadge status={estate.status} />}
      action={
        <>
          {enter}
          <EstateAction estate={estate} />
        </>
      }
      closeHref="/estates"
      editHref={estate.holdsEdit && estate.status !== 'closed' ? `/estates/${estate.id}/edit` : undefined}
    >
      {estate.status === 'suspended' ? (
        <Banner tone="bad" title={t('estate.suspendedTitle')} className="mt-4">
          {estate.suspendedReason}
        </Banner>
      ) : null}
      <EstateFacts estate={estate} />
      {administrators}
      {terms}
      <EstateFigures id={estate.id} />
      <EstateFeatures estate={estate} words={features} />
      <RecordSection title={t('estate.history')}>
        {estate.history.length > 0 ? (
          <EventTimeline events={estate.history} />
        ) : (
          <p className="text-14 text-ink-2">{t('estate.noHistory')}</p>
        )}
      </RecordSection>
      {estate.mayReopen ? null : <SuspendAtTheFoot estate={estate} />}
    </RecordPanel>
  )
}

/** Into the estate, or opening it again where it is shut; a closed one leads nowhere. */
function EstateAction({ estate }: { estate: EstateRecord }) {
  const t = useTranslations('platform')
  if (estate.mayReopen) return <Reopen estate={estate} />
  if (!estate.maySuspend) return null
  return (
    <LinkButton
      href={estate.href}
      target="_blank"
      rel="noreferrer"
      variant="primary"
      size="small"
      icon={<ArrowUpRight />}
    >
      {t('estate.open')}
    </LinkButton>
  )
}

function Reopen({ estate }: { estate: EstateRecord }) {
  const t = useTranslations('platform')
  const [open, setOpen] = useState(false)
  const noRight = estate.holdsSuspend ? undefined : t('estate.noRight')
  return (
    <>
      <Button
        variant="primary"
        size="small"
        icon={<LockOpen />}
        reason={noRight}
        onClick={() => setOpen(true)}
      >
        {t('reopen.action')}
      </Button>
      <ReopenDialog estate={estate} open={open} onOpenChange={setOpen} />
    </>
  )
}

/** Rare and hard on a whole neighbourhood, so it stands last and speaks low; disabled with the reason where it can't be. */
function SuspendAtTheFoot({ estate }: { estate: EstateRecord }) {
  const t = useTranslations('platform')
  const [open, setOpen] = useState(false)
  const noRight = estate.holdsSuspend ? undefined : t('estate.noRight')
  const reason = noRight ?? (estate.maySuspend ? undefined : t('estate.closed'))
  return (
    <div className="border-t pt-5">
      <Button
        size="small"
        icon={<Lock />}
        reason={reason}
        className={reason ? undefined : 'text-bad'}
        onClick={() => setOpen(true)}
      >
        {t('suspend.action')}
      </Button>
      <SuspendDialog estate={estate} open={open} onOpenChange={setOpen} />
    </div>
  )
}

function EstateFacts({ estate }: { estate: EstateRecord }) {
  const t = useTranslations('platform')
  const format = useFormatter()
  const countryName = useCountryName()
  const size = useSize()
  const money = useMoney()
  const place = [estate.address, estate.city, estate.state, countryName(estate.country)]
    .filter(Boolean)
    .join(', ')
  return (
    <Facts
      items={[
        { label: t('estate.site'), value: <SiteLink href={estate.href} /> },
        { label: t('estate.kind'), value: t(`kind.${estate.kind}`) },
        { label: t('estates.place'), value: place },
        { label: t('estate.contact'), value: <Contact estate={estate} /> },
        { label: t('estates.members'), value: format.number(estate.members) },
        {
          label: t('estates.units'),
          value: t('estate.unitsAs', { count: estate.units, word: estate.unitWord }),
        },
        { label: t('estates.openTickets'), value: format.number(estate.openTickets) },
        { label: t('estates.storage'), value: size(estate.storage) },
        { label: t('estates.messages'), value: format.number(estate.messages) },
        {
          label: t('estates.revenue'),
          value:
            estate.revenue !== null && estate.revenueCurrency
              ? money(estate.revenue, estate.revenueCurrency)
              : null,
        },
        {
          label: t('estates.lastActivity'),
          value: estate.lastActivityAt ? (
            <When at={estate.lastActivityAt} withTime />
          ) : (
            t('estates.noActivity')
          ),
        },
        { label: t('estate.region'), value: `${estate.currency} · ${estate.timeZone} · ${estate.locale}` },
        { label: t('estates.created'), value: <When at={estate.createdAt} withTime /> },
      ]}
    />
  )
}

function SiteLink({ href }: { href: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 underline underline-offset-3"
    >
      {href.replace(/^https?:\/\//, '')}
      <ArrowUpRight aria-hidden="true" className="size-4" />
    </a>
  )
}

function Contact({ estate }: { estate: EstateRecord }) {
  const { contactName, contactEmail, contactPhone, spokenPhone } = estate
  if (!contactName && !contactEmail && !contactPhone) return null
  return (
    <>
      {contactName ? <span className="block">{contactName}</span> : null}
      {contactEmail ? (
        <a href={`mailto:${contactEmail}`} className="block underline underline-offset-3">
          {contactEmail}
        </a>
      ) : null}
      {contactPhone ? (
        <a href={`tel:${contactPhone}`} className="block font-mono underline underline-offset-3">
          {spokenPhone}
        </a>
      ) : null}
    </>
  )
}
