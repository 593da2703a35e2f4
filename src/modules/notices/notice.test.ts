import { describe, expect, it } from 'vitest'
import { actsOn, saysAnother, stageOf, timeTyped, typedTime, windowWords } from './notice'

const at = (time: string) => new Date(`2026-12-05T${time}Z`)
const published = { state: 'published', shownFrom: at('10:00'), shownUntil: at('12:00') }

describe('a notice', () => {
  it.each([
    ['09:59', 'planned'],
    ['10:00', 'shown'],
    ['11:59', 'shown'],
    ['12:00', 'over'],
  ])('that is published stands at %s as %s', (time, stage) => {
    expect(stageOf(published, at(time))).toBe(stage)
  })

  it('is over when it was ended, whatever its times', () => {
    expect(stageOf({ ...published, state: 'ended' }, at('11:00'))).toBe('over')
  })

  it('can be deleted only while nobody has seen it, and ended only while it is to be seen', () => {
    expect(actsOn('draft')).toEqual({ edit: true, publish: true, end: false, remove: true })
    expect(actsOn('planned')).toEqual({ edit: true, publish: false, end: true, remove: false })
    expect(actsOn('shown')).toEqual({ edit: true, publish: false, end: true, remove: false })
    expect(actsOn('over')).toEqual({ edit: false, publish: false, end: false, remove: false })
  })

  it('says another thing when its words or its window change, and not when only its showing does', () => {
    const words = { kind: 'maintenance', title: 'a', body: 'b', startsAt: at('10:00'), endsAt: at('11:00') }
    expect(saysAnother(words, { ...words })).toBe(false)
    expect(saysAnother(words, { ...words, body: 'c' })).toBe(true)
    expect(saysAnother(words, { ...words, endsAt: at('11:30') })).toBe(true)
  })

  it('names its window on the clocks of whoever reads it', () => {
    const [from, until] = [new Date('2026-12-05T21:00Z'), new Date('2026-12-05T23:00Z')]
    expect(windowWords(from, until, { locale: 'en-ZA', timeZone: 'Africa/Johannesburg' })).toMatch(
      /23:00.*01:00/,
    )
    expect(windowWords(from, until, { locale: 'en-GB', timeZone: 'UTC' })).toMatch(/21:00.*23:00/)
  })

  it('has times that are typed and shown the same', () => {
    expect(timeTyped(typedTime('2026-12-05T20:00'))).toBe('2026-12-05T20:00')
    expect(typedTime('')).toBeNull()
  })
})
