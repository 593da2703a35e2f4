import { createTranslator } from 'next-intl'
import { z } from 'zod'

type LoadWords = (kind: string | undefined) => Promise<Record<string, unknown>>

let load: LoadWords | undefined

/** A message as the translator reads it: text, or what the build has made of it beforehand. */
export const message = z.custom<string>((found) => typeof found === 'string' || Array.isArray(found))

/** Called once by the registry: where the messages of all modules are. */
export function installWords(messages: LoadWords): void {
  load = messages
}

/** The messages of all modules, as a kind of estate says them. */
export function wordsOfKind(kind: string | undefined): Promise<Record<string, unknown>> {
  if (!load) throw new Error('no words are installed: import src/registry/install first')
  return load(kind)
}

/** Says what stands at a path of the messages, such as `settings.look.title`; the path where nothing does. */
export async function sayingIn(kind: string): Promise<(path: string) => string> {
  const words = await wordsOfKind(kind)
  return (path) => {
    const found = message.safeParse(path.split('.').reduce<unknown>(below, words)).data
    return found ? createTranslator({ locale: 'en', messages: { found } })('found') : path
  }
}

function below(words: unknown, key: string): unknown {
  return typeof words === 'object' && words !== null ? Reflect.get(words, key) : undefined
}
