'use client'

import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { LinkButton } from '@/ui/link-button'
import { SkeletonText } from '@/ui/skeleton'
import { TextLink } from '@/ui/text-link'
import { api } from './client'
import { readKept } from './kept'
import { Plaque } from './plaque'
import { ProofForm } from './proof-form'

const never = () => () => undefined

/** Behind the link in the mail: what is about to be made, and one button. Opening it makes nothing: mail scanners do. */
export function ConfirmScreen({ root }: { root: string }) {
  const t = useTranslations('founding.confirm')
  const link = useSyncExternalStore(
    never,
    () => window.location.hash.slice(1),
    () => null,
  )
  const isLink = link !== null && /^[\w-]{43}$/.test(link)
  const founding = api.founding.byLink.useQuery({ link: link ?? '' }, { enabled: isLink, retry: false })
  if (link === null || (isLink && founding.isPending)) return <SkeletonText lines={4} />
  if (!isLink || !founding.data) return <Gone />
  const { estate, email, homes, madeAt } = founding.data
  if (madeAt)
    return (
      <div className="flex flex-col items-start gap-5">
        <h1 className="text-28">{t('madeTitle', { name: estate.name })}</h1>
        <p className="text-pretty text-ink-2">{t('made')}</p>
        <LinkButton href={madeAt} variant="primary" size="large">
          {t('open')}
        </LinkButton>
      </div>
    )
  const key = readKept()?.key
  return (
    <div className="flex flex-col gap-7">
      <div>
        <h1 className="text-28">{t('title')}</h1>
        <p className="mt-1 text-pretty wrap-anywhere text-ink-2">
          {t(key ? 'lead' : 'leadElsewhere', { email })}
        </p>
      </div>
      <Plaque name={estate.name} address={`${estate.slug}.${root}`} place="" homes={homes} />
      <ProofForm
        by={{ link, ...(key && { key }) }}
        slug={estate.slug}
        root={root}
        asks={{ code: false, password: !key, slug: false }}
      />
    </div>
  )
}

function Gone() {
  const t = useTranslations('founding.confirm')
  return (
    <div className="flex flex-col items-start gap-5">
      <h1 className="text-28">{t('goneTitle')}</h1>
      <p className="text-pretty text-ink-2">{t('gone')}</p>
      <LinkButton href="/found" variant="primary" size="large">
        {t('anew')}
      </LinkButton>
      <TextLink href="/">{t('front')}</TextLink>
    </div>
  )
}
