import { describe, expect, it } from 'vitest'
import { datedInstant } from './dated-instant'
import { dayIn, exactDay, exactInstant, spokenDay, spokenInstant } from './format-when'

const durban = { locale: 'en-ZA', timeZone: 'Africa/Johannesburg' }
const now = new Date('2026-03-05T10:00:00Z')

describe('a moment on screen', () => {
  it('reads as today with its time in the estate zone', () => {
    expect(spokenInstant(new Date('2026-03-05T12:05:00Z'), now, durban)).toEqual({
      kind: 'today',
      time: '14:05',
    })
  })

  it('belongs to the day it has in the estate, not in Greenwich', () => {
    const lateEvening = new Date('2026-03-04T22:30:00Z')
    expect(spokenInstant(lateEvening, now, durban)).toEqual({ kind: 'today', time: '00:30' })
    expect(spokenInstant(lateEvening, now, { ...durban, timeZone: 'UTC' }).kind).toBe('yesterday')
  })

  it('knows yesterday and tomorrow across the end of a month', () => {
    const newMonth = new Date('2026-03-01T10:00:00Z')
    expect(spokenInstant(new Date('2026-02-28T10:00:00Z'), newMonth, durban).kind).toBe('yesterday')
    expect(spokenInstant(new Date('2026-03-02T10:00:00Z'), newMonth, durban).kind).toBe('tomorrow')
  })

  it('is a weekday and a date within the year, and a date with its year otherwise', () => {
    expect(spokenInstant(new Date('2026-03-03T10:00:00Z'), now, durban)).toMatchObject({ date: 'Tue 3 Mar' })
    expect(spokenInstant(new Date('2024-03-03T10:00:00Z'), now, durban)).toMatchObject({ date: '3 Mar 2024' })
  })

  it('shows midnight as 00:00, never as 24:00', () => {
    expect(spokenInstant(new Date('2026-03-04T22:00:00Z'), now, durban).time).toBe('00:00')
  })

  it('has its date as the estate writes dates, and the hours of its clocks', () => {
    const at = new Date('2026-03-05T12:05:09Z')
    expect(datedInstant(at, durban)).toMatch(/^0?5 Mar 2026, 14:05$/)
    expect(datedInstant(at, { ...durban, locale: 'en-US' })).toBe('Mar 5, 2026, 14:05')
  })

  it('is exact on hover', () => {
    const exact = exactInstant(new Date('2026-03-05T12:05:09Z'), durban)
    expect(exact).toContain('2026')
    expect(exact).toContain('14:05:09')
  })
})

describe('a calendar day on screen', () => {
  it('does not move when the reader sits in another zone', () => {
    const tonga = { locale: 'en', timeZone: 'Pacific/Tongatapu' }
    expect(spokenDay('2026-03-03', now, tonga)).toMatchObject({ kind: 'date' })
    expect(exactDay('2026-03-03', tonga)).toContain('March 3')
  })

  it('is today where today has already begun', () => {
    expect(dayIn(now, 'Pacific/Kiritimati')).toBe('2026-03-06')
    expect(spokenDay('2026-03-06', now, { locale: 'en', timeZone: 'Pacific/Kiritimati' }).kind).toBe('today')
  })
})
