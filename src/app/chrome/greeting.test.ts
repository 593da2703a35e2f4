import { describe, expect, it } from 'vitest'
import { calledName, partOfDay } from './greeting'

describe('the greeting', () => {
  it('goes by the estate’s clock', () => {
    const instant = new Date('2026-03-03T21:30:00Z')
    expect(partOfDay(instant, 'UTC')).toBe('evening')
    expect(partOfDay(instant, 'Asia/Tokyo')).toBe('morning')
    expect(partOfDay(new Date('2026-03-03T10:30:00Z'), 'Africa/Johannesburg')).toBe('afternoon')
  })

  it('wishes nobody a good evening in the small hours, nor a good morning before it is one', () => {
    const at = (time: string) => partOfDay(new Date(`2026-03-03T${time}Z`), 'UTC')
    expect(['23:59', '00:00', '03:30', '04:59', '05:00', '11:59', '12:00', '18:00'].map(at)).toEqual([
      'evening',
      'night',
      'night',
      'night',
      'morning',
      'morning',
      'afternoon',
      'evening',
    ])
  })

  it('uses the name that somebody is called by', () => {
    expect(calledName('  Thandiwe  Nkosi')).toBe('Thandiwe')
  })
})
