'use client'

import { Eye, LogOut, PenLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/ui/button'
import { toast } from '@/ui/toast'
import { api } from './client'

type SupportBannerProps = {
  name: string
  reason: string
  mayWrite: boolean
  /** When the visit ends, and the server's time when the page was made, in milliseconds. */
  until: number
  now: number
  /** Where the operator came from. */
  consoleHref: string
}

/** Over every page of an estate while an operator is in it: who, why, how long still, and the way out. */
export function SupportBanner({ name, reason, mayWrite, until, now, consoleHref }: SupportBannerProps) {
  const t = useTranslations('support.banner')
  const minutes = useMinutesLeft(until, now)
  const leave = api.support.leave.useMutation({
    // Over or left: either way there is nothing more to see here.
    onSuccess: () => window.location.assign(consoleHref),
    onError: () => toast({ tone: 'bad', title: t('failed') }),
  })
  const Sign = mayWrite ? PenLine : Eye
  return (
    <aside
      aria-label={t('title', { name })}
      data-shell="operator"
      className="sticky top-0 z-50 flex flex-wrap items-center gap-x-4 gap-y-1 bg-accent px-4 py-2 text-14 text-on-accent"
    >
      <Sign aria-hidden="true" className="size-5 shrink-0" />
      <p className="min-w-0 flex-1 basis-60 text-pretty">
        <strong className="font-semibold">{t('title', { name })}</strong>
        {` · ${reason} · `}
        <span className="whitespace-nowrap" suppressHydrationWarning>
          {t('left', { minutes })}
        </span>
        <span className="block">{t(mayWrite ? 'writes' : 'looks')}</span>
      </p>
      <Button size="small" icon={<LogOut />} pending={leave.isPending} onClick={() => leave.mutate()}>
        {t('leave')}
      </Button>
    </aside>
  )
}

const TICK_MS = 15_000

/** Counted from the server's time; at the end the page is asked for anew, and its server says that it is over. */
function useMinutesLeft(until: number, now: number): number {
  const [left, setLeft] = useState(until - now)
  useEffect(() => {
    const start = performance.now()
    const timer = setInterval(() => {
      const rest = until - now - (performance.now() - start)
      setLeft(rest)
      if (rest <= 0) window.location.reload()
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [until, now])
  return Math.max(0, Math.floor(left / 60_000))
}
