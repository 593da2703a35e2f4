import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/ui/link-button'
import { TextLink } from '@/ui/text-link'
import { Wordmark } from '@/ui/wordmark'
import { FrontPicture } from './front-picture'

type FrontPageProps = {
  /** Where somebody finds their own estate. */
  find: ReactNode
  prices: ReactNode
  /** Who to sign in as, where it is a demo. */
  demo: ReactNode
}

/** What the product does, for whom, and what it looks like; what it asks of a manager is one click. */
export function FrontPage({ find, prices, demo }: FrontPageProps) {
  const t = useTranslations('founding.front')
  return (
    <div className="mx-auto min-h-dvh max-w-6xl px-5 sm:px-8">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-5">
        <Wordmark />
        <nav aria-label={t('nav')} className="flex items-center gap-5 text-14">
          {prices ? (
            <TextLink href="#prices" className="max-sm:hidden">
              {t('toPrices')}
            </TextLink>
          ) : null}
          <TextLink href="#find">{t('toSignIn')}</TextLink>
        </nav>
      </header>
      <main className="pb-16">
        <Opening />
        <People />
        <TodayAndNext />
        {prices}
        <section
          id="find"
          aria-labelledby="find-title"
          className="mt-20 grid gap-x-16 gap-y-6 border-t pt-10 lg:grid-cols-[1fr_24rem]"
        >
          <div>
            <h2 id="find-title" className="text-28">
              {t('findTitle')}
            </h2>
            <p className="mt-2 max-w-prose text-pretty text-ink-2">{t('find')}</p>
          </div>
          {find}
        </section>
        {demo}
      </main>
      <footer className="flex flex-wrap items-center justify-between gap-4 border-t py-8">
        <p className="text-14 text-ink-2">{t('footer')}</p>
        <LinkButton href="/found">{t('action')}</LinkButton>
      </footer>
    </div>
  )
}

function Opening() {
  const t = useTranslations('founding.front')
  return (
    <section className="pt-6 lg:pt-12">
      <p className="text-14 text-ink-2">{t('kicker')}</p>
      <h1 className="mt-2 max-w-[20ch] text-28 text-balance sm:text-40">{t('title')}</h1>
      <p className="mt-4 max-w-[58ch] text-pretty text-ink-2 sm:text-20">{t('lead')}</p>
      <div className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-3">
        <LinkButton href="/found" variant="primary" size="large" className="max-sm:w-full">
          {t('action')}
        </LinkButton>
        <p className="text-14 text-ink-2">{t('terms')}</p>
      </div>
      <figure className="relative mt-10 lg:mt-14">
        <FrontPicture name="manager" alt={t('manager.alt')} eager className="w-full max-lg:hidden lg:w-5/6" />
        <FrontPicture
          name="resident"
          alt={t('resident.alt')}
          eager
          className="mx-auto w-64 shadow-float lg:absolute lg:right-0 lg:-bottom-8 lg:w-60"
        />
      </figure>
    </section>
  )
}

/** The four people. Two of them have their pictures above on a wide screen; the others have theirs beside the words. */
function People() {
  const t = useTranslations('founding.front')
  return (
    <section aria-label={t('people')} className="mt-20 flex flex-col gap-14 lg:mt-28 lg:gap-20">
      <div className="grid gap-x-14 gap-y-14 lg:grid-cols-[3fr_2fr]">
        <div className="flex flex-col gap-5 border-t pt-8">
          <Person who="manager" />
          <FrontPicture name="manager" alt={t('manager.alt')} className="w-full lg:hidden" />
        </div>
        <div className="border-t pt-8">
          <Person who="resident" />
        </div>
      </div>
      <div className="grid items-center gap-x-14 gap-y-5 border-t pt-8 lg:grid-cols-[2fr_3fr]">
        <Person who="guard" />
        <FrontPicture name="guard" alt={t('guard.alt')} className="w-full" />
      </div>
      <div className="grid items-center gap-x-14 gap-y-5 border-t pt-8 lg:grid-cols-[3fr_2fr]">
        <FrontPicture name="committee" alt={t('committee.alt')} className="w-full max-lg:order-last" />
        <Person who="committee" />
      </div>
    </section>
  )
}

function Person({ who }: { who: 'resident' | 'guard' | 'manager' | 'committee' }) {
  const t = useTranslations(`founding.front.${who}`)
  return (
    <div>
      <p className="text-14 font-semibold text-accent">{t('who')}</p>
      <h2 className="mt-1 max-w-[28ch] text-20 text-balance sm:text-28">{t('title')}</h2>
      <p className="mt-3 max-w-prose text-pretty text-ink-2">{t('body')}</p>
    </div>
  )
}

/** What is there, and what is not yet: nobody should find out afterwards. */
function TodayAndNext() {
  const t = useTranslations('founding.front')
  return (
    <section
      aria-label={t('honest')}
      className="mt-20 grid gap-x-16 gap-y-10 rounded-surface bg-sunken p-6 sm:p-10 lg:grid-cols-[3fr_2fr]"
    >
      <div>
        <h2 className="text-20">{t('today.title')}</h2>
        <dl className="mt-4 flex flex-col gap-4">
          {(['register', 'lists', 'helpdesk', 'gate', 'apart'] as const).map((part) => (
            <div key={part} className="grid gap-x-6 sm:grid-cols-[9rem_1fr]">
              <dt className="font-semibold">{t(`today.${part}Title`)}</dt>
              <dd className="text-pretty text-ink-2">{t(`today.${part}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div>
        <h2 className="text-20">{t('next.title')}</h2>
        <p className="mt-4 text-pretty text-ink-2">{t('next.body')}</p>
      </div>
    </section>
  )
}
