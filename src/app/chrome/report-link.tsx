import { ChevronRight, MessageSquareWarning } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'

/** What a resident comes for most, as big as the thumb likes it. */
export async function ReportLink() {
  const t = await getTranslations('app.home')
  return (
    <Link
      href="/help/new"
      className="group flex items-center gap-4 rounded-surface bg-accent px-4 py-4 text-on-accent transition-colors hover:bg-accent-strong"
    >
      <span
        aria-hidden="true"
        className="grid h-15 w-13 shrink-0 place-items-center rounded-arch bg-on-accent/15 [&_svg]:size-6"
      >
        <MessageSquareWarning />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-20 font-semibold">{t('report')}</span>
        <span className="block text-14 text-pretty">{t('reportHint')}</span>
      </span>
      <ChevronRight
        aria-hidden="true"
        className="size-6 shrink-0 transition-transform group-hover:translate-x-0.5"
      />
    </Link>
  )
}
