'use client'

import { Archive, Download, FileArchive } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { ErrorState } from '@/ui/error-state'
import { fileSize } from '@/ui/file-rules'
import { LinkButton } from '@/ui/link-button'
import { Progress } from '@/ui/progress'
import { Skeleton } from '@/ui/skeleton'
import { When } from '@/ui/when'
import { ArchiveDialog } from './archive-dialog'
import { api, type ArchiveLine } from './client'

const LOOK_AGAIN_MS = 1000

const isUnderWay = ({ status }: ArchiveLine) => status === 'queued' || status === 'running'

/** Exports of the whole estate: the one under way with how far it is, the one to be fetched, and what was before. */
export function ArchivePanel() {
  const t = useTranslations('archive')
  const [asking, setAsking] = useState(false)
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
      <ArchiveDialog open={asking} onOpenChange={setAsking} />
      {earlier.length > 0 ? <Earlier archives={earlier} /> : null}
    </div>
  )
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
  const locale = useLocale()
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
      <LinkButton
        href={`/api/export/archive/file?id=${id}`}
        prefetch={false}
        variant="primary"
        icon={<Download />}
        download
      >
        {t('fetch')}
      </LinkButton>
    </section>
  )
}

function Earlier({ archives }: { archives: readonly ArchiveLine[] }) {
  const t = useTranslations('archive')
  const locale = useLocale()
  const format = useFormatter()
  const words = ({ id, status, size, expiresAt }: ArchiveLine) => {
    if (status !== 'ready' || !expiresAt) return t(status === 'expired' ? 'expired' : 'failed')
    return (
      <a
        href={`/api/export/archive/file?id=${id}`}
        download
        className="rounded-small font-semibold text-accent underline underline-offset-3"
      >
        {t('fetchSize', { size: fileSize(size ?? 0, locale) })}
      </a>
    )
  }
  return (
    <section aria-labelledby="earlier-archives">
      <h2 id="earlier-archives" className="text-16 font-semibold">
        {t('earlier')}
      </h2>
      <ul
        className="mt-2 divide-y border-y"
        aria-label={t('earlierCount', { count: format.number(archives.length) })}
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
