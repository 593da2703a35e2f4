import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import './install'
import { sentenceOf, trailWords } from '@/server/trail/words'

const root = new URL('../../', import.meta.url).pathname
const DEFINED = /defineEvent\(\s*'(\w+\.\w+)'/g

/** Every event that any file of the product defines, and where. */
const defined = globSync('src/{modules,server}/**/*.ts', { cwd: root })
  .filter((file) => !/test\.ts$/.test(file))
  .flatMap((file) =>
    [...readFileSync(root + file, 'utf8').matchAll(DEFINED)].map(([, name = '']) => ({ file, name })),
  )

describe('the audit trail', () => {
  it.each(defined)(
    'has a sentence for $name: it stands in `trail.events` of a module’s messages',
    async ({ name }) => {
      expect((await trailWords()).areaOf(name)?.title).toBeTruthy()
    },
  )

  it('has no sentence for what cannot happen', async () => {
    const names = new Set(defined.map(({ name }) => name))
    const { areas } = await trailWords()
    expect(areas.flatMap(({ events }) => events).filter((event) => !names.has(event))).toEqual([])
  })

  it('shows nobody’s phone, whatever an event keeps of it', async () => {
    const payload = { number: 'MNT-2026-0001', title: 'Call me on +27 82 123 4567, thandi@example.com' }
    const said = sentenceOf(await trailWords(), { name: 'ticket.reported', payload, erased: false }, 'Erf')
    expect(said).toBe('reported MNT-2026-0001: Call me on +27…67, t…@example.com')
  })

  it('falls back to the event’s name where its words don’t fit what was kept', async () => {
    const said = sentenceOf(
      await trailWords(),
      { name: 'ticket.reported', payload: {}, erased: false },
      'Erf',
    )
    expect(said).toBe('ticket reported')
  })
})
