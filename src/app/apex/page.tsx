import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { COUNTRIES } from '@/lib/countries'
import { FrontPage } from '@/modules/founding/ui/front-page'
import { currenciesOf, Prices } from '@/modules/founding/ui/prices'
import { DemoSites } from '@/modules/platform/ui/demo-sites'
import { FindEstate } from '@/modules/platform/ui/find-estate'
import { ModuleWords } from '@/registry/module-words'
import { trpc } from '@/registry/rsc'
import { apexPage, platformAddress } from '@/server/page'
import { regionOf } from './region'

type Props = { searchParams: Promise<{ currency?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('founding.front')
  const [title, description] = [`Gatehouse: ${t('title')}`, t('description')]
  return {
    metadataBase: new URL(platformAddress()),
    title: { absolute: title },
    description,
    alternates: { canonical: '/' },
    robots: { index: true, follow: true },
    openGraph: { type: 'website', siteName: 'Gatehouse', title, description, url: '/', images: OG },
    twitter: { card: 'summary_large_image' },
  }
}

const OG = [{ url: '/assets/front/manager-light.webp', width: 1920, height: 1200 }]

export default async function ApexPage({ searchParams }: Props) {
  await apexPage()
  const [plans, demo, { currency: asked }, languages] = await Promise.all([
    trpc.subscription.offered(),
    trpc.platform.demo(),
    searchParams,
    headers(),
  ])
  const country = regionOf(languages.get('accept-language'))
  const currencies = currenciesOf(plans)
  const wanted = [asked, country && COUNTRIES[country]?.currency, 'USD', currencies[0]]
  const currency = currencies.find(
    (one) => one === wanted.find((wish) => typeof wish === 'string' && currencies.includes(wish)),
  )
  return (
    <FrontPage
      prices={
        currency ? (
          <Prices
            plans={plans}
            currency={currency}
            locale={(country && COUNTRIES[country]?.locale) || 'en'}
          />
        ) : null
      }
      find={
        <ModuleWords of={['platform']}>
          <FindEstate />
        </ModuleWords>
      }
      demo={demo ? <DemoSites sites={demo} /> : null}
    />
  )
}
