import { describe, expect, it } from 'vitest'
import { readHolidays } from './holiday-list'

describe('a list of holidays', () => {
  it('is read with its heading, in the order of the country', () => {
    const text = 'Date,Holiday\n25/12/2026,Christmas Day\n01/01/2027,"New Year"\n'
    expect(readHolidays(text, 'ZA')).toEqual({
      holidays: [
        { day: '2026-12-25', name: 'Christmas Day' },
        { day: '2027-01-01', name: 'New Year' },
      ],
      wrong: [],
    })
  })

  it('may have the name first, a written month, tabs or semicolons', () => {
    expect(readHolidays('Workers’ Day\t1 May 2026\nEid; 2026-03-20', 'NG').holidays).toEqual([
      { day: '2026-05-01', name: 'Workers’ Day' },
      { day: '2026-03-20', name: 'Eid' },
    ])
  })

  it('says which lines are no holiday, and takes the others', () => {
    const read = readHolidays('2026-12-25, Christmas\nBoxing Day\n2026-13-40, Nothing', 'ZA')
    expect(read.holidays).toHaveLength(1)
    expect(read.wrong).toEqual([
      { line: 2, text: 'Boxing Day' },
      { line: 3, text: '2026-13-40, Nothing' },
    ])
  })
})
