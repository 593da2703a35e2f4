import type { ReactNode } from 'react'
import { messages } from './messages'
import { MoreWords } from './ui/more-words'

type ModuleName = Exclude<keyof typeof messages, 'app' | 'ui'>

const { app, ui, identity, ...modules } = messages

const commonWords = JSON.stringify({
  app,
  ui,
  identity,
  ...Object.fromEntries(
    Object.entries(modules).flatMap(([name, words]) =>
      'notifications' in words ? [[name, { notifications: words.notifications }]] : [],
    ),
  ),
})

/** What every page needs: the frame's own words, signing in, and what stands in the bell. */
export function CommonWords({ children }: { children: ReactNode }) {
  return <MoreWords words={commonWords}>{children}</MoreWords>
}

/**
 * Hands a module's words to the screens inside. Each page brings only the words of the modules that it shows: all of
 * them would weigh more than most pages.
 */
export function ModuleWords({ of, children }: { of: readonly ModuleName[]; children: ReactNode }) {
  return <MoreWords words={wordsOf(of)}>{children}</MoreWords>
}

const written = new Map<string, string>()

function wordsOf(names: readonly ModuleName[]): string {
  const key = names.join()
  const known = written.get(key)
  if (known) return known
  const text = JSON.stringify(Object.fromEntries(names.map((name) => [name, messages[name]])))
  written.set(key, text)
  return text
}
