'use client'

import { NextIntlClientProvider, useLocale, useMessages, type AbstractIntlMessages } from 'next-intl'
import { useMemo, type ReactNode } from 'react'

/**
 * Adds to the words that the browser has already. They come as one text in JSON: React would look at every word of an
 * object on its way from the server, with each page anew.
 */
export function MoreWords({ words, children }: { words: string; children: ReactNode }) {
  const known = useMessages()
  const all = useMemo(() => ({ ...known, ...parsed(words) }), [known, words])
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {children}
    </NextIntlClientProvider>
  )
}

const seen = new Map<string, AbstractIntlMessages>()

/** A site says the same few sets of words again and again. */
function parsed(text: string): AbstractIntlMessages {
  const known = seen.get(text)
  if (known) return known
  const words: unknown = JSON.parse(text)
  if (!isWords(words)) throw new TypeError('these are no words')
  seen.set(text, words)
  return words
}

function isWords(value: unknown): value is AbstractIntlMessages {
  return typeof value === 'object' && value !== null
}
