import { ArrowUpRight, Mail } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Gateway } from '@/ui/gateway'
import { Wordmark } from '@/ui/wordmark'
import type { PlatformOutputs } from './client'
import { FindEstate } from './find-estate'

type DemoSite = NonNullable<PlatformOutputs['demo']>[number]

/** The platform's front: what it is, and the way to one's own estate. */
export function FrontPage({ demo }: { demo: readonly DemoSite[] | null }) {
  const t = useTranslations('platform.front')
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-5 sm:px-8">
      <header className="py-6">
        <Wordmark />
      </header>
      <main className="flex-1 pb-20">
        <div className="grid items-end gap-x-16 gap-y-12 pt-6 lg:grid-cols-[3fr_2fr] lg:pt-14">
          <div>
            <p className="text-14 text-ink-2">{t('kicker')}</p>
            <h1 className="mt-2 max-w-[18ch] text-28 text-balance sm:text-40">{t('title')}</h1>
            <p className="mt-4 max-w-prose text-pretty text-ink-2 sm:text-20">{t('lead')}</p>
            <Gateway className="-mt-8 hidden w-full max-w-lg text-accent lg:block" />
          </div>
          <section aria-labelledby="find" className="rounded-surface border bg-surface p-6 sm:p-8">
            <h2 id="find" className="mb-5 text-20">
              {t('findTitle')}
            </h2>
            <FindEstate />
          </section>
        </div>
        <WhatItDoes />
        {demo ? <Demo sites={demo} /> : null}
      </main>
    </div>
  )
}

function WhatItDoes() {
  const t = useTranslations('platform.front')
  return (
    <section aria-label={t('whatTitle')} className="mt-16 grid gap-x-12 gap-y-8 border-t pt-8 sm:grid-cols-3">
      {(['register', 'help', 'apart'] as const).map((part) => (
        <div key={part}>
          <h2 className="text-16">{t(`${part}Title`)}</h2>
          <p className="mt-1 text-pretty text-ink-2">{t(part)}</p>
        </div>
      ))}
    </section>
  )
}

/** Only where the product runs as a demo: who to sign in as, and the mail that nobody gets. */
function Demo({ sites }: { sites: readonly DemoSite[] }) {
  const t = useTranslations('platform.front')
  return (
    <section aria-labelledby="demo" className="mt-16 rounded-surface bg-sunken p-6 sm:p-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="demo" className="text-20">
          {t('demoTitle')}
        </h2>
        <a href="/outbox" className="inline-flex items-center gap-2 underline underline-offset-3">
          <Mail aria-hidden="true" className="size-4" />
          {t('demoMail')}
        </a>
      </div>
      <p className="mt-1 text-ink-2">
        {t.rich('demo', {
          password: sites[0]?.accounts[0]?.password ?? '',
          code: (text) => <code className="font-mono text-ink">{text}</code>,
        })}
      </p>
      <ul className="mt-6 grid gap-x-10 gap-y-8 md:grid-cols-3">
        {sites.map((site) => (
          <li key={site.href} className="min-w-0">
            <a
              href={site.href}
              className="inline-flex items-center gap-1 text-16 font-semibold underline underline-offset-3"
            >
              {site.name}
              <ArrowUpRight aria-hidden="true" className="size-4" />
            </a>
            <ul aria-label={t('demoWho')} className="mt-2 flex flex-col gap-0.5 text-14">
              {site.accounts.map(({ email, role }) => (
                <li
                  key={email}
                  className="font-mono text-12 [overflow-wrap:anywhere] text-ink-2"
                  title={role}
                >
                  {email}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
