import { ArrowUpRight, Mail } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { PlatformOutputs } from './client'

type DemoSite = NonNullable<PlatformOutputs['demo']>[number]

/** Only where the product runs as a demo: who to sign in as, and the mail that nobody gets. */
export function DemoSites({ sites }: { sites: readonly DemoSite[] }) {
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
