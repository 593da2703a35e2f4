import type { ReactNode } from 'react'
import { messagesFor } from './kind-messages'
import type { messages } from './messages'
import { kindOfPage } from './page-kind'
import { MoreWords } from './ui/more-words'

type ModuleName = Exclude<keyof typeof messages, 'app' | 'ui'>

/** What every page needs: the frame's own words, signing in, and what stands in the bell. */
export async function CommonWords({ children }: { children: ReactNode }) {
  return <MoreWords words={commonWords(await kindOfPage())}>{children}</MoreWords>
}

/**
 * Hands a module's words to the screens inside. Each page brings only the words of the modules that it shows: all of
 * them would weigh more than most pages.
 */
export async function ModuleWords({ of, children }: { of: readonly ModuleName[]; children: ReactNode }) {
  return <MoreWords words={wordsOf(of, await kindOfPage())}>{children}</MoreWords>
}

const written = new Map<string, string>()

function writtenOnce(key: string, words: () => object): string {
  const known = written.get(key)
  if (known) return known
  const text = JSON.stringify(words())
  written.set(key, text)
  return text
}

function commonWords(kind: string | undefined): string {
  return writtenOnce(`/${kind}`, () => {
    const { app, ui, identity, ...modules } = messagesFor(kind)
    const bells = Object.entries(modules).flatMap(([name, words]) =>
      'notifications' in words ? [[name, { notifications: words.notifications }] as const] : [],
    )
    return { app, ui, identity, ...Object.fromEntries(bells) }
  })
}

function wordsOf(names: readonly ModuleName[], kind: string | undefined): string {
  return writtenOnce(`${names.join()}/${kind}`, () => {
    const words = messagesFor(kind)
    return Object.fromEntries(names.map((name) => [name, words[name]] as const))
  })
}
