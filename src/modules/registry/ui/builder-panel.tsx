'use client'

import { useTranslations } from 'next-intl'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { UnitChip } from '@/ui/chips'
import { Code } from '@/ui/plate'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection, type Fact } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { useListUrl } from '@/ui/list/use-list-url'
import { toast } from '@/ui/toast'
import { Day } from '@/ui/when'
import { StandingBadge } from './builders-list'
import { api, type BuilderRecord } from './client'
import { EmailLink, PhoneLink } from './contact-links'
import { useDesk } from './desk-provider'
import { failedToast } from './failed-toast'
import { RegistryTimeline } from './registry-timeline'

/** One builder: what is built where, under which terms, and what happened to the record. */
export function BuilderPanel({ id }: { id: string }) {
  const t = useTranslations('registry')
  const { search } = useListUrl()
  const query = api.registry.builders.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return (
      <RecordError error={query.error} closeHref="/manage/builders" onRetry={() => void query.refetch()} />
    )
  const builder = query.data
  return (
    <RecordPanel
      kicker={t('builders.one')}
      title={builder.company}
      state={<StandingBadge standing={builder.standing} />}
      action={builder.mayEdit ? <EndOrReopen builder={builder} /> : undefined}
      closeHref="/manage/builders"
      editHref={builder.mayEdit ? `/manage/builders/${id}/edit${search}` : undefined}
    >
      {builder.standing === 'insurance_lapsed' || builder.standing === 'period_over' ? (
        <div className="pt-4">
          <Banner tone="warn" title={t(`builders.lapsed.${builder.standing}`)}>
            {t('builders.noPasses')}
          </Banner>
        </div>
      ) : null}
      <BuilderFacts builder={builder} />
      {builder.timeline.length > 0 ? (
        <RecordSection title={t('timeline.title')}>
          <RegistryTimeline events={builder.timeline} />
        </RecordSection>
      ) : null}
    </RecordPanel>
  )
}

function BuilderFacts({ builder }: { builder: BuilderRecord }) {
  const t = useTranslations('registry')
  const { unitWord, may } = useDesk()
  const day = (date: string | null) => (date ? <Day date={date} /> : null)
  const code = (text: string | null) => (text ? <Code>{text}</Code> : null)
  const terms: Fact[] = [
    { label: t('field.contactName'), value: builder.contactName },
    { label: t('field.phone'), value: builder.phone ? <PhoneLink phone={builder.phone} /> : null },
    { label: t('field.email'), value: builder.email ? <EmailLink email={builder.email} /> : null },
    { label: t('field.deposit'), value: builder.deposit?.shown },
    { label: t('field.plotDetails'), value: builder.plotDetails },
    { label: t('field.note'), value: builder.note },
  ]
  const items: Fact[] = [
    {
      label: unitWord,
      value: builder.unit ? (
        <UnitChip label={builder.unit.number} href={`/manage/units/${builder.unit.id}`} />
      ) : null,
    },
    { label: t('field.buildingStart'), value: day(builder.buildingStart) },
    { label: t('field.buildingEnd'), value: day(builder.buildingEnd) },
    { label: t('field.insuranceExpiry'), value: day(builder.insuranceExpiry) },
    { label: t('field.permittedHours'), value: builder.permittedHours },
    { label: t('field.waterMeter'), value: code(builder.waterMeter) },
    { label: t('field.powerMeter'), value: code(builder.powerMeter) },
    ...(may.seeBuilderTerms ? terms : []),
    ...(builder.endedOn ? [{ label: t('builders.endedOn'), value: day(builder.endedOn) }] : []),
  ]
  return <Facts items={items} />
}

function EndOrReopen({ builder: { id, company, endedOn } }: { builder: BuilderRecord }) {
  const t = useTranslations('registry.builders')
  const utils = api.useUtils()
  const options = { onSettled: () => utils.registry.builders.invalidate(), onError: failedToast }
  const reopen = api.registry.builders.reopen.useMutation(options)
  const end = api.registry.builders.end.useMutation({
    ...options,
    onSuccess: () => toast({ title: t('ended', { company }), onUndo: () => reopen.mutate({ id }) }),
  })
  const isEnded = endedOn !== null
  const { mutate, isPending } = isEnded ? reopen : end
  return (
    <Button size="small" pending={isPending} onClick={() => mutate({ id })}>
      {t(isEnded ? 'reopen' : 'end')}
    </Button>
  )
}
