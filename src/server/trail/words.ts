import { createTranslator } from 'next-intl'
import { z } from 'zod'
import { maskFields } from '@/lib/mask'
import { message, wordsOfKind } from '../words'

const texts = z.record(z.string(), message)

/** What of a module's messages the trail reads: its own words under `trail`, and what its forms call their fields. */
const moduleWords = z.object({
  trail: z.object({
    title: z.string(),
    fields: texts.default({}),
    /** A sentence for each event, under its name's two parts. */
    events: z.record(z.string(), texts),
  }),
  field: z.record(z.string(), z.unknown()).catch({}),
})

type Values = Record<string, string | number>

export type Area = {
  /** The module's name. */
  name: string
  title: string
  /** Null where it has no name for the field. */
  label(field: string, unitWord: string): string | null
  /** Names of the events that it has sentences for. */
  events: readonly string[]
  /** Null where the sentence can't be said with these values. */
  say(event: string, values: Values): string | null
}

export type TrailWords = {
  /** Parts of the product that have events, in the order of the modules. */
  areas: readonly Area[]
  areaOf(event: string): Area | undefined
}

const known = new Map<string | undefined, Promise<TrailWords>>()

/** The trail's words, as a kind of estate says them. */
export function trailWords(kind?: string): Promise<TrailWords> {
  const words = known.get(kind) ?? wordsOfKind(kind).then(wordsFrom)
  known.set(kind, words)
  return words
}

function wordsFrom(messages: Record<string, unknown>): TrailWords {
  const areas = Object.entries(messages).flatMap(([name, found]): Area[] => {
    const words = moduleWords.safeParse(found).data
    if (!words) return []
    const { title, fields, events } = words.trail
    const own = Object.entries(words.field).flatMap(([field, found]) => {
      const label = message.safeParse(found).data
      return label ? [[field, label] as const] : []
    })
    const labels = speaker({ field: { ...Object.fromEntries(own), ...fields } })
    const names = Object.entries(events).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}.${verb}`),
    )
    return [
      {
        name,
        title,
        label: (field, unitWord) => labels(`field.${field}`, { Unit: unitWord }),
        events: names,
        say: speaker(events),
      },
    ]
  })
  const byEvent = new Map(areas.flatMap((area) => area.events.map((event) => [event, area] as const)))
  return { areas, areaOf: (event) => byEvent.get(event) }
}

/** Sentences are read once each: an export says thousands of them. */
function speaker(events: Record<string, Record<string, string>>): Area['say'] {
  const readers = new Map<string, (values: Values) => string | null>()
  return (event, values) => {
    const known = readers.get(event)
    if (known) return known(values)
    const [noun = '', verb = ''] = event.split('.')
    const sentence = events[noun]?.[verb]
    const read = sentence ? readerOf(sentence) : () => null
    readers.set(event, read)
    return read(values)
  }
}

function readerOf(sentence: string): (values: Values) => string | null {
  const failures: unknown[] = []
  const say = createTranslator({
    locale: 'en',
    messages: { sentence },
    onError: (error) => void failures.push(error),
  })
  return (values) => {
    failures.length = 0
    const said = say('sentence', values)
    return failures.length > 0 ? null : said
  }
}

/** An event's name, where there is nothing better to say. */
export function plainly(event: string): string {
  return event.replaceAll(/[._]/g, ' ')
}

type Said = { name: string; payload: unknown; erased: boolean }

/** What happened, in words, without who did it: "reported MNT-2026-0042: Gate motor stuck". */
export function sentenceOf(words: TrailWords, event: Said, unitWord: string): string {
  const plain = plainly(event.name)
  if (event.erased) return plain
  return words.areaOf(event.name)?.say(event.name, { unitWord, ...valuesOf(event.payload) }) ?? plain
}

const NOT_THERE = '–'

/** The fields of a payload for a sentence, masked; those of a field in it as `created_units`. */
function valuesOf(payload: unknown): Values {
  const fields = z.record(z.string(), z.unknown()).safeParse(payload).data ?? {}
  const values: Values = {}
  for (const [name, value] of Object.entries(maskFields(fields)))
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [inner, part] of Object.entries(value)) values[`${name}_${inner}`] = plain(part)
    else values[name] = plain(value)
  return values
}

function plain(value: unknown): string | number {
  if (typeof value === 'number') return value
  if (value === null || value === undefined || value === '') return NOT_THERE
  if (Array.isArray(value)) return value.map(plain).join(', ') || NOT_THERE
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export type ShownChange = { field: string; before: string; after: string }

const storedChanges = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]))

/** What an event changed, with the names that its form has for the fields; masked again, whoever wrote it. */
export function changesOf(
  area: Area | undefined,
  changes: unknown,
  { unitWord, nameOf }: { unitWord: string; nameOf: (id: string) => string | undefined },
): ShownChange[] {
  return Object.entries(storedChanges.safeParse(changes).data ?? {}).map(([field, pair]) => {
    const [before, after] = z.array(z.unknown()).parse(maskFields({ [field]: pair })[field])
    const label = area?.label(field, unitWord) ?? plainField(field)
    return { field: label, before: shown(before, nameOf), after: shown(after, nameOf) }
  })
}

/** `assigneeId` where nobody has named it: "assignee". */
const plainField = (field: string) =>
  plainly(field.replace(/Id$/, '').replace(/([a-z])([A-Z])/g, '$1 $2')).toLowerCase()

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

function shown(value: unknown, nameOf: (id: string) => string | undefined): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'string' && UUID.test(value)) return nameOf(value) ?? 'no longer there'
  if (typeof value === 'string') return plainValue(value)
  return String(plain(value))
}

/** States are stored as `in_progress`. */
const plainValue = (text: string) =>
  /^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll('_', ' ') : text || NOT_THERE

/** Every id that the changes of an event name. */
export function idsIn(changes: unknown): string[] {
  const pairs = Object.values(storedChanges.safeParse(changes).data ?? {})
  return pairs.flat().filter((value): value is string => typeof value === 'string' && UUID.test(value))
}
