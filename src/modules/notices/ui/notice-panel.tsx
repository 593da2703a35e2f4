'use client'

import { Send, Square, Trash } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Button } from '@/ui/button'
import { ReasonDialog } from '@/ui/reason-dialog'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { toast } from '@/ui/toast'
import { useExactTime } from '@/ui/exact-time'
import { When } from '@/ui/when'
import { windowWords } from '../notice'
import { api, type NoticeRecord } from './client'
import { NoticePreview } from './notice-preview'
import { StageBadge, useReachWords } from './notices-list'

/** One notice: how it looks, whom it reaches and when, and what can be done with it. */
export function NoticePanel({ id }: { id: string }) {
  const t = useTranslations('notices')
  const query = api.notices.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return (
      <RecordError
        error={query.error}
        closeHref="/notices"
        onRetry={() => void query.refetch()}
        gone={t('gone')}
      />
    )
  const notice = query.data
  const { acts, mayWrite } = notice
  return (
    <RecordPanel
      kicker={t(`kind.${notice.kind}`)}
      title={notice.title}
      state={<StageBadge stage={notice.stage} />}
      action={
        <>
          {acts.publish ? <Act notice={notice} act="publish" icon={<Send />} variant="primary" /> : null}
          {acts.end ? <Act notice={notice} act="end" icon={<Square />} variant="danger" /> : null}
        </>
      }
      closeHref="/notices"
      editHref={mayWrite && acts.edit ? `/notices/${id}/edit` : undefined}
    >
      <RecordSection title={t('preview.title')}>
        <NoticePreview {...notice} zone={notice.zones[0] ?? { timeZone: 'UTC', locale: 'en' }} />
      </RecordSection>
      <NoticeFacts notice={notice} />
      {acts.remove ? (
        <div className="border-t pt-5">
          <Act notice={notice} act="remove" icon={<Trash />} />
        </div>
      ) : null}
    </RecordPanel>
  )
}

function NoticeFacts({ notice }: { notice: NoticeRecord }) {
  const t = useTranslations('notices')
  const time = useExactTime()
  const reach = useReachWords()
  const { startsAt, endsAt, zones, plans, estates, endedAt, reached } = notice
  const names = [...plans, ...estates].map(({ name }) => name).join(', ')
  const inZones = zones.reduce((sum, zone) => sum + zone.estates, 0)
  return (
    <Facts
      items={[
        {
          label: t('facts.shown'),
          value: (
            <span suppressHydrationWarning>
              {t('facts.times', { from: time(notice.shownFrom), until: time(notice.shownUntil) })}
            </span>
          ),
        },
        ...(endedAt ? [{ label: t('facts.ended'), value: <When at={endedAt} withTime /> }] : []),
        { label: t('list.reach'), value: `${names || reach(notice)} (${t('reached', { count: reached })})` },
        { label: t('list.audience'), value: t(`audience.${notice.audience}`) },
        ...(startsAt && endsAt
          ? [
              {
                label: t('facts.zones'),
                value: (
                  <ul suppressHydrationWarning>
                    {zones.map((zone) => (
                      <li key={zone.timeZone} suppressHydrationWarning>
                        {t('facts.inZone', {
                          times: windowWords(startsAt, endsAt, zone),
                          zone: zone.timeZone,
                          count: zone.estates,
                        })}
                      </li>
                    ))}
                    {inZones < reached ? <li>{t('facts.moreZones')}</li> : null}
                  </ul>
                ),
              },
            ]
          : []),
        { label: t('list.writtenBy'), value: notice.writtenBy },
      ]}
    />
  )
}

type ActProps = {
  notice: NoticeRecord
  act: 'publish' | 'end' | 'remove'
  icon: ReactNode
  variant?: 'primary' | 'danger'
}

function Act({ notice, act, icon, variant }: ActProps) {
  const t = useTranslations('notices')
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const utils = api.useUtils()
  const settled = { onSettled: () => utils.notices.invalidate() }
  const acts = {
    publish: api.notices.publish.useMutation(settled),
    end: api.notices.end.useMutation(settled),
    remove: api.notices.remove.useMutation({
      onSuccess: () => {
        router.push('/notices')
        void utils.notices.list.invalidate()
      },
    }),
  }
  const { id, revision, reached } = notice
  return (
    <>
      <Button
        variant={variant}
        size="small"
        icon={icon}
        reason={notice.mayWrite ? undefined : t('list.noRight')}
        onClick={() => setOpen(true)}
      >
        {t(`${act}.action`)}
      </Button>
      <ReasonDialog
        open={open}
        onOpenChange={setOpen}
        title={t(`${act}.title`)}
        body={t(`${act}.body`, { count: reached })}
        actionLabel={t(`${act}.action`)}
        words={{ reason: t('form.reason'), hint: t('form.reasonHint') }}
        onReason={async (reason) => {
          await acts[act].mutateAsync({ id, revision, reason })
          toast({ title: t(`${act}.done`), tone: 'good' })
        }}
      />
    </>
  )
}
