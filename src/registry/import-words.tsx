import type { ReactNode } from 'react'
import { MODULES } from './modules'
import { messages } from './messages'
import { MoreWords } from './ui/more-words'

/** The words of every module that brings a kind of import. */
const words = JSON.stringify(
  Object.fromEntries(
    Object.entries(messages).filter(([name]) =>
      MODULES.some((module) => module.name === name && module.imports !== undefined),
    ),
  ),
)

export function ImportWords({ children }: { children: ReactNode }) {
  return <MoreWords words={words}>{children}</MoreWords>
}
