'use client'

import words from '@/app/messages/error/en.json'
import { requestNumber } from '@/app/chrome/request-number'
import { fontVariables } from '@/ui/fonts'
import { Mark } from '@/ui/mark'
import './globals.css'

type Props = { error: Error & { digest?: string } }

/** When even the frame of the page broke: no words or colour of the site can be had, so it stands by itself. */
export default function GlobalError({ error }: Props) {
  const { title, body, again, numberIs } = words
  const number = requestNumber(error)
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>{title}</title>
        <main className="mx-auto flex min-h-dvh max-w-lg flex-col items-start justify-center gap-4 px-5">
          <Mark className="size-12 text-accent" />
          <h1 className="text-28 font-semibold">{title}</h1>
          <p className="text-pretty text-ink-2">{body}</p>
          {number ? (
            <p className="text-14 text-ink-2">
              {numberIs} <code className="font-mono text-ink">{number}</code>
            </p>
          ) : null}
          <button
            type="button"
            onClick={() => window.location.reload()}
            className="h-11 rounded-control bg-accent px-5 font-semibold text-on-accent"
          >
            {again}
          </button>
        </main>
      </body>
    </html>
  )
}
