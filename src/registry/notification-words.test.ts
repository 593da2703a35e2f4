import { describe, expect, it } from 'vitest'
import { wordsAt } from '@/testing/words-at'
import { MODULES } from './modules'
import { notificationWords } from './notification-words'

describe('the bell', () => {
  it('has words for everything that the modules tell', async () => {
    const rules = await Promise.all(MODULES.map(async (module) => (await module.notifications?.()) ?? []))
    const kinds = rules.flat().map((rule) => rule.kind)
    expect(kinds.length).toBeGreaterThan(0)
    expect(kinds.filter((kind) => typeof wordsAt(`${notificationWords(kind)}.title`) !== 'string')).toEqual(
      [],
    )
  })

  it('names for each module exactly the events that it has rules for', async () => {
    for (const module of MODULES) {
      const rules = (await module.notifications?.()) ?? []
      expect(new Set(module.notifies ?? []), module.name).toEqual(new Set(rules.map((rule) => rule.event)))
    }
  })
})
