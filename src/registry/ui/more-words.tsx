'use client'

import { NextIntlClientProvider, useLocale, useMessages, type AbstractIntlMessages } from 'next-intl'
import { useMemo, type ReactNode } from 'react'

/** Adds to the words that the browser has already. */
export function MoreWords({ words, children }: { words: AbstractIntlMessages; children: ReactNode }) {
  const known = useMessages()
  const all = useMemo(() => ({ ...known, ...words }), [known, words])
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {children}
    </NextIntlClientProvider>
  )
}
