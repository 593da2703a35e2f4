import { describe, expect, it } from 'vitest'
import { calledName, partOfDay } from './greeting'

describe('the greeting', () => {
  it('goes by the estate’s clock', () => {
    const instant = new Date('2026-03-03T21:30:00Z')
    expect(partOfDay(instant, 'UTC')).toBe('evening')
    expect(partOfDay(instant, 'Asia/Tokyo')).toBe('morning')
    expect(partOfDay(new Date('2026-03-03T10:30:00Z'), 'Africa/Johannesburg')).toBe('afternoon')
    expect(partOfDay(new Date('2026-03-03T22:30:00Z'), 'Africa/Johannesburg')).toBe('evening')
  })

  it('uses the name that somebody is called by', () => {
    expect(calledName('  Thandiwe  Nkosi')).toBe('Thandiwe')
  })
})
