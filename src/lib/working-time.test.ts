import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingTime,
  isWorkingTime,
  USUAL_DAYS,
  worksAgainAt,
  worksUntil,
  type Span,
  type WorkingWeek,
} from './working-time'

const week = (facts: Partial<WorkingWeek> = {}): WorkingWeek => ({
  timeZone: 'Africa/Johannesburg',
  days: USUAL_DAYS,
  holidays: new Set(),
  ...facts,
})
const at = (text: string) => new Date(text)

describe('working time', () => {
  it('is that of the estate’s clocks, wherever the server stands', () => {
    expect(isWorkingTime(at('2026-03-03T05:59:59Z'), week())).toBe(false)
    expect(isWorkingTime(at('2026-03-03T06:00:00Z'), week())).toBe(true)
    expect(isWorkingTime(at('2026-03-03T15:00:00Z'), week())).toBe(false)
  })

  it('goes on next Monday after Friday afternoon', () => {
    expect(addWorkingTime(at('2026-03-06T14:00:00Z'), 120, week())).toEqual(at('2026-03-09T07:00:00Z'))
  })

  it('passes over a holiday', () => {
    const closed = week({ holidays: new Set(['2026-03-09']) })
    expect(addWorkingTime(at('2026-03-06T14:00:00Z'), 120, closed)).toEqual(at('2026-03-10T07:00:00Z'))
    expect(isWorkingTime(at('2026-03-09T08:00:00Z'), closed)).toBe(false)
    expect(worksAgainAt(at('2026-03-06T16:00:00Z'), closed)).toEqual(at('2026-03-10T06:00:00Z'))
  })

  it('stops over lunch', () => {
    const morning = { opens: 8 * 60, closes: 12 * 60 }
    const afternoon = { opens: 13 * 60, closes: 17 * 60 }
    const lunch = week({ days: USUAL_DAYS.map((day) => (day.length > 0 ? [morning, afternoon] : [])) })
    expect(addWorkingTime(at('2026-03-03T09:30:00Z'), 60, lunch)).toEqual(at('2026-03-03T11:30:00Z'))
    expect(worksUntil(at('2026-03-03T09:30:00Z'), lunch)).toEqual(at('2026-03-03T10:00:00Z'))
    expect(worksUntil(at('2026-03-03T10:30:00Z'), lunch)).toBeNull()
  })

  it('counts an hour as one where the clocks are set forward in it, and back', () => {
    const always = Array.from({ length: 7 }, () => [{ opens: 0, closes: 1440 }])
    const london = week({ timeZone: 'Europe/London', days: always })
    for (const day of ['2026-03-29', '2026-10-25'])
      expect(addWorkingTime(at(`${day}T00:30:00Z`), 120, london)).toEqual(at(`${day}T02:30:00Z`))
  })

  it('never comes where there is none', () => {
    const never = week({ days: Array.from({ length: 7 }, () => []) })
    expect(worksAgainAt(at('2026-03-03T09:00:00Z'), never)).toBeNull()
    expect(() => addWorkingTime(at('2026-03-03T09:00:00Z'), 1, never)).toThrow('no working hours')
  })
})

/** Spans without overlap, out of a few times of a day. */
const spans = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((marks): Span[] =>
  marks
    .sort((a, b) => a - b)
    .flatMap((mark, index, all) => {
      const next = all[index + 1]
      return index % 2 === 0 && next !== undefined ? [{ opens: mark * 15, closes: next * 15 }] : []
    }),
)

const zones = [
  'Africa/Lagos',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kathmandu',
]

const anyWeek = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    days: fc.array(spans, { minLength: 7, maxLength: 7 }),
    holidays: fc
      .array(fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-25', '2026-11-01'))
      .map((days) => new Set(days)),
  })
  .filter(({ days }) => days.some((day) => day.length > 0))

/** Around the days on which clocks are set somewhere. */
const anyTime = fc
  .tuple(
    fc.constantFrom(
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
      '2026-06-15',
    ),
    fc.integer({ min: -2 * 1440, max: 2 * 1440 }),
  )
  .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000))

const someMinutes = fc.integer({ min: 1, max: 6000 })

describe('working time that is added', () => {
  it('in two parts ends when it does at once', () => {
    fc.assert(
      fc.property(anyWeek, anyTime, someMinutes, someMinutes, (hours, from, one, two) => {
        const parts = addWorkingTime(addWorkingTime(from, one, hours), two, hours)
        expect(parts).toEqual(addWorkingTime(from, one + two, hours))
      }),
      { numRuns: 300 },
    )
  })

  it('ends within working time, and no sooner than without a rest', () => {
    fc.assert(
      fc.property(anyWeek, anyTime, someMinutes, (hours, from, minutes) => {
        const end = addWorkingTime(from, minutes, hours)
        expect(isWorkingTime(new Date(end.getTime() - 1), hours)).toBe(true)
        expect(end.getTime() - from.getTime()).toBeGreaterThanOrEqual(minutes * 60_000)
      }),
      { numRuns: 300 },
    )
  })

  it('ends no later for work that began earlier', () => {
    fc.assert(
      fc.property(anyWeek, anyTime, someMinutes, someMinutes, (hours, from, earlier, minutes) => {
        const before = new Date(from.getTime() - earlier * 60_000)
        const [first, second] = [before, from].map((begun) => addWorkingTime(begun, minutes, hours).getTime())
        expect(first).toBeLessThanOrEqual(second ?? 0)
      }),
      { numRuns: 300 },
    )
  })

  it('goes on from the very time at which work begins again', () => {
    fc.assert(
      fc.property(anyWeek, anyTime, (hours, from) => {
        if (isWorkingTime(from, hours)) return
        const again = worksAgainAt(from, hours)
        expect(again && addWorkingTime(from, 1, hours).getTime() - again.getTime()).toBe(60_000)
      }),
      { numRuns: 300 },
    )
  })
})
