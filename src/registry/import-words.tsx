import type { ReactNode } from 'react'
import { messagesFor } from './kind-messages'
import { MODULES } from './modules'
import { kindOfPage } from './page-kind'
import { MoreWords } from './ui/more-words'

/** Hands on the words of every module that brings a kind of import. */
export async function ImportWords({ children }: { children: ReactNode }) {
  const words = Object.entries(messagesFor(await kindOfPage())).filter(([name]) =>
    MODULES.some((module) => module.name === name && module.imports !== undefined),
  )
  return <MoreWords words={JSON.stringify(Object.fromEntries(words))}>{children}</MoreWords>
}
