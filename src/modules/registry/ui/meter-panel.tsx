'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { UnitChip } from '@/ui/chips'
import { useListUrl } from '@/ui/list/use-list-url'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection, type Fact } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { toast } from '@/ui/toast'
import { Day } from '@/ui/when'
import { api, type MeterRecord } from './client'
import { useDesk } from './desk-provider'
import { failedToast } from './failed-toast'
import { MeterBadge } from './meters-list'
import { RegistryTimeline } from './registry-timeline'

/** One meter, and what happened to its record. */
export function MeterPanel({ id }: { id: string }) {
  const t = useTranslations('registry')
  const format = useFormatter()
  const { unitWord } = useDesk()
  const { search } = useListUrl()
  const query = api.registry.meters.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/manage/meters" onRetry={() => void query.refetch()} />
  const meter = query.data
  const items: Fact[] = [
    {
      label: unitWord,
      value: meter.unit ? (
        <UnitChip label={meter.unit.number} href={`/manage/units/${meter.unit.id}`} />
      ) : null,
    },
    { label: t('field.multiplier'), value: format.number(meter.multiplier) },
    { label: t('field.verifiedOn'), value: meter.verifiedOn ? <Day date={meter.verifiedOn} /> : null },
    ...(meter.endedOn ? [{ label: t('meters.removedOn'), value: <Day date={meter.endedOn} /> }] : []),
  ]
  return (
    <RecordPanel
      kicker={t(`meterKind.${meter.kind}`)}
      title={meter.serial}
      state={<MeterBadge removed={meter.endedOn !== null} />}
      action={meter.mayEdit ? <RemoveOrRestore meter={meter} /> : undefined}
      closeHref="/manage/meters"
      editHref={meter.mayEdit ? `/manage/meters/${id}/edit${search}` : undefined}
    >
      <Facts items={items} />
      {meter.timeline.length > 0 ? (
        <RecordSection title={t('timeline.title')}>
          <RegistryTimeline events={meter.timeline} />
        </RecordSection>
      ) : null}
    </RecordPanel>
  )
}

function RemoveOrRestore({ meter: { id, serial, endedOn } }: { meter: MeterRecord }) {
  const t = useTranslations('registry.meters')
  const utils = api.useUtils()
  const options = { onSettled: () => utils.registry.meters.invalidate(), onError: failedToast }
  const restore = api.registry.meters.restore.useMutation(options)
  const remove = api.registry.meters.remove.useMutation({
    ...options,
    onSuccess: () => toast({ title: t('wasRemoved', { serial }), onUndo: () => restore.mutate({ id }) }),
  })
  const isRemoved = endedOn !== null
  const { mutate, isPending } = isRemoved ? restore : remove
  return (
    <Button size="small" pending={isPending} onClick={() => mutate({ id })}>
      {t(isRemoved ? 'restore' : 'remove')}
    </Button>
  )
}
