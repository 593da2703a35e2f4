import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { config } from '@/server/config'
import { mailOutbox } from '@/server/mail'
import { apexPage } from '@/server/page'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page'
import { When } from '@/ui/when'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.outbox'))('title') }
}

/** What the product has sent, where no provider sends it: for development and demonstrations at home. */
export default async function OutboxPage() {
  await apexPage()
  if (!config().outboxInBrowser) notFound()
  const t = await getTranslations('app.outbox')
  const mails = await mailOutbox().list()
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-8 sm:px-6 sm:py-12">
      <PageHeader title={t('title')} lead={t('explanation')} />
      {mails.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <ul className="divide-y overflow-hidden rounded-surface border bg-surface">
          {mails.map((mail) => (
            <li key={mail.id}>
              <Link
                href={`/outbox/${mail.id}`}
                className="grid gap-x-4 px-4 py-3 hover:bg-ink/3 focus-visible:-outline-offset-2 sm:grid-cols-[1fr_auto]"
              >
                <span className="min-w-0 truncate font-semibold">{mail.subject}</span>
                <When at={mail.at} withTime className="text-14 text-ink-2 sm:row-span-2" />
                <span className="min-w-0 truncate text-14 text-ink-2">{t('to', { address: mail.to })}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}
