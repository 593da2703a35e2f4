import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { EmailSender } from './port'

const stored = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
})

export type OutboxMail = z.infer<typeof stored>

export type Outbox = EmailSender & {
  /** The newest first. */
  list(limit?: number): Promise<OutboxMail[]>
  read(id: string): Promise<OutboxMail | null>
}

const ID = /^[0-9a-f]{32}$/

/** Mail as files in a folder, where no provider sends it: at home, in development and in tests. */
export function outbox(folder: string, now: () => Date = () => new Date()): Outbox {
  const placeOf = (id: string) => path.join(folder, `${id}.json`)
  const read = async (id: string) => {
    if (!ID.test(id)) return null
    const text = await textOf(placeOf(id))
    return text === null ? null : stored.parse(JSON.parse(text))
  }
  return {
    async send({ idempotencyKey, ...mail }) {
      const id = createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 32)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeOnce(placeOf(id), JSON.stringify({ id, at: now().toISOString(), ...mail }, null, 2))
    },
    async list(limit = 100) {
      const names = await readdir(folder).catch(noneIfMissing<string[]>([]))
      const mails = await Promise.all(
        names.filter((name) => name.endsWith('.json')).map((name) => read(name.slice(0, -5))),
      )
      return mails
        .filter((mail) => mail !== null)
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .slice(0, limit)
    },
    read,
  }
}

/** All of the text or nothing, and never over a file that is there. */
async function writeOnce(place: string, text: string): Promise<void> {
  const draft = `${place}.${randomUUID()}.part`
  await writeFile(draft, text, { flag: 'wx', mode: 0o600 })
  try {
    await link(draft, place)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function textOf(place: string): Promise<string | null> {
  return readFile(place, 'utf8').catch(noneIfMissing(null))
}

function noneIfMissing<T>(none: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === 'ENOENT') return none
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
