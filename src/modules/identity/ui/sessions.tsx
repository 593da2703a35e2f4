'use client'

import { Laptop, LogOut, Smartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { StatusBadge } from '@/ui/status-badge'
import { toast } from '@/ui/toast'
import { When } from '@/ui/when'
import { api, type IdentityOutputs } from './client'

type Session = IdentityOutputs['sessions'][number]

/** Where the reader is signed in on this site, and the end of any of it. */
export function Sessions() {
  const t = useTranslations('identity.sessions')
  const sessions = api.identity.sessions.useQuery()
  if (sessions.isError) return <ErrorState title={t('failed')} onRetry={() => void sessions.refetch()} />
  if (!sessions.data) return <SessionsSkeleton />
  const others = sessions.data.filter((session) => !session.current)
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id="sessions" className="text-20 font-semibold">
            {t('title')}
          </h2>
          <p className="text-14 text-pretty text-ink-2">{t('lead')}</p>
        </div>
        {others.length > 1 ? <EndOthers count={others.length} /> : null}
      </div>
      <ul className="divide-y border-y">
        {sessions.data.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
      {others.length === 0 ? <p className="text-14 text-ink-2">{t('onlyHere')}</p> : null}
    </section>
  )
}

function SessionLine({ session }: { session: Session }) {
  const t = useTranslations('identity.sessions')
  const cache = api.useUtils()
  const { browser, system, handheld } = session.device
  const name = t('device', { browser: browser ?? t('unknownBrowser'), system: system ?? t('unknownSystem') })
  const revoke = api.identity.revokeSession.useMutation({
    onSuccess: () => toast({ title: t('ended', { name }) }),
    onError: (error) => toast({ tone: 'bad', title: error.message }),
    onSettled: () => cache.identity.sessions.invalidate(),
  })
  const Sign = handheld ? Smartphone : Laptop
  return (
    <li className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 py-3 sm:grid-cols-[auto_1fr_auto]">
      <Sign aria-hidden="true" className="size-6 shrink-0 text-ink-2" strokeWidth={1.75} />
      <div className="min-w-0">
        <p className="font-semibold">{name}</p>
        <p className="text-14 text-ink-2">
          {t.rich('times', {
            seen: () => <When at={session.lastSeenAt} withTime />,
            since: () => <When at={session.createdAt} />,
          })}
        </p>
      </div>
      <div className="max-sm:col-start-2">
        {session.current ? (
          <StatusBadge tone="good">{t('current')}</StatusBadge>
        ) : (
          <Button
            size="small"
            icon={<LogOut />}
            pending={revoke.isPending}
            aria-label={t('endNamed', { name })}
            onClick={() => revoke.mutate({ id: session.id })}
          >
            {t('end')}
          </Button>
        )}
      </div>
    </li>
  )
}

function EndOthers({ count }: { count: number }) {
  const t = useTranslations('identity.sessions')
  const cache = api.useUtils()
  const revoke = api.identity.revokeOtherSessions.useMutation({
    onError: (error) => toast({ tone: 'bad', title: error.message }),
    onSettled: () => cache.identity.sessions.invalidate(),
  })
  return (
    <ConfirmDialog
      trigger={<Button icon={<LogOut />}>{t('endOthers')}</Button>}
      title={t('endOthersTitle', { count })}
      body={t('endOthersBody')}
      actionLabel={t('endOthers')}
      onConfirm={async () => {
        const { sessions } = await revoke.mutateAsync()
        toast({ title: t('othersEnded', { count: sessions }) })
      }}
    />
  )
}

function SessionsSkeleton() {
  return (
    <div className="flex flex-col gap-5">
      <Skeleton className="h-7 w-48" />
      {[0, 1].map((line) => (
        <Skeleton key={line} className="h-12 w-full" />
      ))}
    </div>
  )
}
