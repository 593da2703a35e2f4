import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { config } from '@/server/config'
import { mailOutbox } from '@/server/mail'
import { apexPage } from '@/server/page'
import { TextLink } from '@/ui/text-link'
import { When } from '@/ui/when'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('app.outbox'))('title') }
}

/** One mail as its reader sees it, and its text. */
export default async function OutboxMailPage({ params }: Props) {
  await apexPage()
  if (!config().outboxInBrowser) notFound()
  const mail = await mailOutbox().read((await params).id)
  if (!mail) notFound()
  const t = await getTranslations('app.outbox')
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-8 sm:px-6 sm:py-12">
      <TextLink href="/outbox">{t('back')}</TextLink>
      <header className="flex flex-col gap-2">
        <h1 className="text-20 wrap-anywhere">{mail.subject}</h1>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-14">
          <dt className="text-ink-2">{t('from')}</dt>
          <dd className="wrap-anywhere">{mail.from}</dd>
          <dt className="text-ink-2">{t('toLabel')}</dt>
          <dd className="wrap-anywhere">{mail.to}</dd>
          <dt className="text-ink-2">{t('sent')}</dt>
          <dd>
            <When at={mail.at} withTime />
          </dd>
        </dl>
      </header>
      <section className="flex flex-col gap-2">
        <h2 className="text-14 text-ink-2">{t('text')}</h2>
        <pre className="rounded-surface border bg-surface p-4 font-sans text-16 wrap-anywhere whitespace-pre-wrap">
          <Linked text={mail.text} />
        </pre>
      </section>
      <section className="flex flex-col gap-2">
        <h2 className="text-14 text-ink-2">{t('html')}</h2>
        <iframe
          title={t('htmlOf', { subject: mail.subject })}
          srcDoc={`<base target="_blank">${mail.html}`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          className="h-120 w-full rounded-surface border bg-[white] scheme-light"
        />
      </section>
    </main>
  )
}

/** The text with its addresses as links, so that a reset can be followed from here. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={part} className="text-accent underline">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
