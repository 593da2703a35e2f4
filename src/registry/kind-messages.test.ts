import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messagesFor } from './kind-messages'
import { messages } from './messages'
import './install'
import { sentenceOf, trailWords } from '@/server/trail/words'

/** Spoken on the platform's own sites, or of the platform's own people. */
const NOT_THE_ESTATES =
  /^(platform|notices\.(?!banner)|founding\.(?!checklist|setup)|subscription\.(plans|terms)|support\.console|identity\.(mail\.security|secondFactor)|app\.outbox)/
type Sentence = { path: string; text: string }

function sentencesOf(words: unknown, path = ''): Sentence[] {
  if (typeof words === 'string') return [{ path, text: words }]
  return Object.entries(words ?? {}).flatMap(([key, below]) =>
    sentencesOf(below, path === '' ? key : `${path}.${key}`),
  )
}

/** A sentence without the names of what is put into it, and of the cases it tells apart. */
const spoken = (text: string) => text.replace(/\{\w+\}|\{\w+, (?:select|plural),|\b\w+ (?=\{)/g, ' ')

const ofEstates = (words: object) => sentencesOf(words).filter(({ path }) => !NOT_THE_ESTATES.test(path))

describe('the words of a rental portfolio', () => {
  it('never tell of owners, levies or blocks, but of landlord, rent and properties', () => {
    const foreign = /\b(owners?|homeowners?|lev(y|ies)|block or street|blocks and streets)\b/i
    const said = ofEstates(messagesFor('rental_portfolio')).filter(({ text }) => foreign.test(spoken(text)))
    expect(said).toEqual([])
  })

  it('are those of all estates where it has none of its own, and nothing else changes', () => {
    const all = sentencesOf(messages)
    const rental = new Map(sentencesOf(messagesFor('rental_portfolio')).map(({ path, text }) => [path, text]))
    expect([...rental.keys()]).toEqual(all.map(({ path }) => path))
    expect(rental.get('registry.relation.owner')).toBe('Landlord')
    expect(rental.get('registry.relation.tenant')).toBe('Tenant')
    for (const kind of ['residential_estate', 'apartment_complex', 'mixed_use', undefined])
      expect(messagesFor(kind)).toBe(messages)
  })

  it('put the same into their sentences as the words they stand for', () => {
    const putIn = (text = '') =>
      new Set(
        // The words of a case stand in braces, too.
        [...text.replace(/\b\w+ \{\w+\}(?= \w+ \{|\})/g, '').matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map(
          ([, value, tag]) => value ?? tag,
        ),
      )
    const common = new Map(sentencesOf(messages).map(({ path, text }) => [path, text]))
    for (const { path, text } of sentencesOf(messagesFor('rental_portfolio')))
      expect(putIn(common.get(path)).isSupersetOf(putIn(text)), path).toBe(true)
  })

  it('are found by every part of the product that has some', () => {
    const parts = globSync('src/**/messages/rental-portfolio/en.json').map((file) => file.split('/').at(-4))
    const differing = Object.entries(messagesFor('rental_portfolio'))
      .filter(([name, words]) => JSON.stringify(words) !== JSON.stringify(Reflect.get(messages, name)))
      .map(([name]) => name)
    expect(differing.sort()).toEqual(parts.sort())
  })

  it('are the trail’s, too', async () => {
    const payload = { name: 'Ann Dube', relation: 'owner', unitNumber: '12' }
    const event = { name: 'occupancy.started', payload, erased: false }
    expect(sentenceOf(await trailWords('rental_portfolio'), event, 'Unit')).toBe(
      'made Ann Dube landlord of Unit 12',
    )
    expect(sentenceOf(await trailWords(), event, 'Unit')).toBe('made Ann Dube owner of Unit 12')
  })
})
