import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOrderOf, isoDay, readDay, serialDay } from './dates'

const dayFirst = { order: 'dmy' } as const
const monthFirst = { order: 'mdy' } as const

describe('days in cells', () => {
  it('reads the ways of writing a day', () => {
    const ways: (string | number)[] = [
      '2024-03-05',
      '2024/03/05',
      '2024.3.5',
      '20240305',
      '05/03/2024',
      '5-3-2024',
      '5.3.24',
      '5 March 2024',
      '5th Mar 2024',
      '05-Mar-24',
      'March 5, 2024',
      'Tue, 5 March 2024',
      '5 mars 2024',
      '5 de março de 2024',
      '5 Maart 2024',
      '2024-03-05T00:00:00Z',
      '05/03/2024 14:30',
      45356,
      '45356',
      45356.75,
    ]
    for (const way of ways) expect([way, readDay(way, dayFirst)]).toEqual([way, '2024-03-05'])
    expect(readDay('03/05/2024', monthFirst)).toBe('2024-03-05')
  })

  it('takes a month or a year alone for its first day', () => {
    expect([
      readDay('Mar 2024', dayFirst),
      readDay('03/2024', dayFirst),
      readDay('2024', dayFirst),
      readDay(2024, dayFirst),
    ]).toEqual(['2024-03-01', '2024-03-01', '2024-01-01', '2024-01-01'])
  })

  it('refuses days that no calendar has', () => {
    for (const text of [
      '31/02/2024',
      '30-02-2024',
      '2023-02-29',
      '00/01/2024',
      '32 March 2024',
      'soon',
      '12',
      '1/2',
      '5/3/2024/1',
    ]) {
      expect([text, readDay(text, dayFirst)]).toEqual([text, null])
    }
  })

  it('reads a day that fits only the other order', () => {
    expect(readDay('05/28/2024', dayFirst)).toBe('2024-05-28')
    expect(readDay('28/05/2024', monthFirst)).toBe('2024-05-28')
  })

  it('decides the order of a column by its evidence, then by the country', () => {
    expect(dayOrderOf(['03/04/2024', '28/05/2024'], 'US')).toBe('dmy')
    expect(dayOrderOf(['03/04/2024', '05/28/2024'], 'ZA')).toBe('mdy')
    expect(dayOrderOf(['03/04/2024'], 'US')).toBe('mdy')
    expect(dayOrderOf(['2024-01-31', 45000], 'KE')).toBe('dmy')
  })

  it('counts serials from 1900 and from 1904', () => {
    expect([
      serialDay(45048),
      serialDay(44197),
      serialDay(42735, true),
      serialDay(3),
      serialDay(1e9),
    ]).toEqual(['2023-05-02', '2021-01-01', '2021-01-01', null, null])
  })

  it('reads back every day it can write', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const iso = isoDay(year, month, day)
          expect(iso).not.toBeNull()
          expect(readDay(`${day}/${month}/${year}`, dayFirst)).toBe(iso)
          expect(readDay(`${month}/${day}/${year}`, monthFirst)).toBe(iso)
          expect(readDay(iso ?? '', monthFirst)).toBe(iso)
        },
      ),
    )
  })
})
