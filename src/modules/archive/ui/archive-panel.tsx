'use client'

import { Archive, Download, FileArchive } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm'
import { ErrorState } from '@/ui/error-state'
import { fileSize } from '@/ui/file-rules'
import { Progress } from '@/ui/progress'
import { useRegion } from '@/ui/region'
import { Skeleton } from '@/ui/skeleton'
import { useStepUp } from '@/ui/step-up'
import { toast } from '@/ui/toast'
import { When } from '@/ui/when'
import { KEPT_HOURS } from '../archive'
import { api, type ArchiveLine } from './client'

const LOOK_AGAIN_MS = 1000

const isUnderWay = ({ status }: ArchiveLine) => status === 'queued' || status === 'running'

/** Exports of the whole estate: the one under way with how far it is, the one to be fetched, and what was before. */
export function ArchivePanel() {
  const t = useTranslations('archive')
  const [asking, setAsking] = useState(false)
  const stepUp = useStepUp()
  const utils = api.useUtils()
  const ask = api.archive.ask.useMutation({
    onSettled: () => utils.archive.invalidate(),
    onError: failedToast,
  })
  const query = api.archive.list.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? LOOK_AGAIN_MS : false),
  })
  if (query.isError) return <ErrorState title={t('listFailed')} onRetry={() => void query.refetch()} />
  if (query.isPending) return <Skeleton className="h-24" />
  const [latest, ...earlier] = query.data
  return (
    <div className="flex flex-col gap-6">
      {latest ? <Latest archive={latest} /> : null}
      <div>
        <Button
          variant={latest?.status === 'ready' ? 'secondary' : 'primary'}
          icon={<Archive />}
          reason={latest && isUnderWay(latest) ? t('underWay') : undefined}
          onClick={() => setAsking(true)}
        >
          {t('make')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('makeTitle')}
        body={t('makeBody', { hours: KEPT_HOURS })}
        actionLabel={t('make')}
        onConfirm={async () => {
          await stepUp(() => ask.mutateAsync())
        }}
      />
      {earlier.length > 0 ? <Earlier archives={earlier} /> : null}
    </div>
  )
}

/** What was refused is said, unless it is only the password that is asked for. */
function failedToast(error: { message: string; data?: { code?: string } | null }) {
  if (error.data?.code !== 'password_again') toast({ title: error.message, tone: 'bad' })
}

/** Fetches an archive; the password is asked again first, where it was not given lately. */
function useFetch() {
  const stepUp = useStepUp()
  const fetch = api.archive.fetch.useMutation({ onError: failedToast })
  return {
    pending: fetch.isPending,
    fetch: (id: string) =>
      stepUp(() => fetch.mutateAsync({ id })).then(
        ({ href }) => window.location.assign(href),
        () => undefined,
      ),
  }
}

function Latest({ archive }: { archive: ArchiveLine }) {
  const t = useTranslations('archive')
  const { status, done, total } = archive
  if (status === 'ready') return <Ready archive={archive} />
  if (status === 'failed')
    return (
      <Banner tone="bad" title={t('failed')}>
        {t('failedBody')}
      </Banner>
    )
  if (status === 'expired') return <p className="text-ink-2">{t('expired')}</p>
  return (
    <section className="rounded-surface border bg-surface px-4 py-3.5" aria-live="polite">
      <Progress
        label={t('making')}
        value={status === 'queued' || total === 0 ? null : done / total}
        detail={status === 'queued' ? t('waiting') : t('progress', { done, total })}
      />
    </section>
  )
}

function Ready({ archive: { id, size, expiresAt, askedAt } }: { archive: ArchiveLine }) {
  const t = useTranslations('archive')
  const { fetch, pending } = useFetch()
  const { locale } = useRegion()
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-surface border bg-surface px-4 py-3.5 text-ink">
      <FileArchive aria-hidden="true" className="size-6 shrink-0 text-accent" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-semibold">{t.rich('readyAt', { when: () => <When at={askedAt} withTime /> })}</p>
        <p className="text-14 text-ink-2">
          {t.rich('until', {
            size: fileSize(size ?? 0, locale),
            when: () => (expiresAt ? <When at={expiresAt} withTime /> : null),
          })}
        </p>
      </div>
      <Button variant="primary" icon={<Download />} pending={pending} onClick={() => void fetch(id)}>
        {t('fetch')}
      </Button>
    </section>
  )
}

function Earlier({ archives }: { archives: readonly ArchiveLine[] }) {
  const t = useTranslations('archive')
  const { locale } = useRegion()
  const { fetch } = useFetch()
  const words = ({ id, status, size, expiresAt }: ArchiveLine) => {
    if (status !== 'ready' || !expiresAt) return t(status === 'expired' ? 'expired' : 'failed')
    return (
      <Button size="small" variant="quiet" icon={<Download />} onClick={() => void fetch(id)}>
        {t('fetchSize', { size: fileSize(size ?? 0, locale) })}
      </Button>
    )
  }
  return (
    <section aria-labelledby="earlier-archives">
      <h2 id="earlier-archives" className="text-16 font-semibold">
        {t('earlier')}
      </h2>
      <ul
        className="mt-2 divide-y border-y"
        aria-label={t('earlierCount', { count: archives.length.toLocaleString(locale) })}
      >
        {archives.map((archive) => (
          <li key={archive.id} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2.5 text-14">
            <span>
              <When at={archive.askedAt} withTime />
              {archive.askedBy ? (
                <span className="text-ink-2"> · {t('askedBy', { name: archive.askedBy.name })}</span>
              ) : null}
            </span>
            <span className="text-ink-2">{words(archive)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
