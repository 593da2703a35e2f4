import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { DEFAULT_ACCENT } from '@/lib/colour'
import '@/registry/install'
import { CommonWords } from '@/registry/module-words'
import { pageRequest } from '@/server/page'
import { TrpcProvider } from '@/server/trpc/react'
import { accentStyle } from '@/ui/accent'
import { fontVariables } from '@/ui/fonts'
import { UiProvider } from '@/ui/providers'
import { ThemeScript } from '@/ui/theme-script'
import './globals.css'

const PLATFORM = {
  name: 'Gatehouse',
  colour: DEFAULT_ACCENT,
  // Words are English everywhere; dates are written the day first, as in most countries that it serves.
  locale: 'en-GB',
  timeZone: 'UTC',
  currency: 'USD',
}

export async function generateMetadata(): Promise<Metadata> {
  const visit = await (await pageRequest()).estate()
  const name = visit?.estate.name ?? PLATFORM.name
  return {
    title: { default: name, template: `%s · ${name}` },
    icons: { icon: '/assets/mark.svg' },
    robots: { index: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const request = await pageRequest()
  const visit = await request.estate()
  const { colour, locale, timeZone, currency } = visit?.estate ?? PLATFORM
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang={await getLocale()} className={fontVariables} suppressHydrationWarning>
      <body style={accentStyle(colour)}>
        <ThemeScript nonce={nonce} />
        <NextIntlClientProvider messages={{}}>
          <CommonWords>
            <TrpcProvider>
              <UiProvider
                nonce={nonce}
                owner={visit?.member?.actor.id}
                region={{ locale, timeZone, currency, now: request.clock.now().getTime() }}
              >
                {children}
              </UiProvider>
            </TrpcProvider>
          </CommonWords>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
