import type { ReactNode } from 'react'
import { messages } from './messages'
import { MoreWords } from './ui/more-words'

type ModuleName = Exclude<keyof typeof messages, 'app' | 'ui'>

const { app, ui, identity, ...modules } = messages

/** What every page needs: the frame's own words, signing in, and what stands in the bell. */
export const commonWords = {
  app,
  ui,
  identity,
  ...Object.fromEntries(
    Object.entries(modules).flatMap(([name, words]) =>
      'notifications' in words ? [[name, { notifications: words.notifications }]] : [],
    ),
  ),
}

/**
 * Hands a module's words to the screens inside. Each page brings only the words of the modules that it shows: all of
 * them would weigh more than most pages.
 */
export function ModuleWords({ of, children }: { of: readonly ModuleName[]; children: ReactNode }) {
  return (
    <MoreWords words={Object.fromEntries(of.map((name) => [name, messages[name]]))}>{children}</MoreWords>
  )
}
