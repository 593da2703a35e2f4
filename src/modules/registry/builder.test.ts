import { describe, expect, it } from 'vitest'
import { standingOf } from './builder'

const terms = {
  buildingStart: '2026-02-01',
  buildingEnd: '2026-08-31',
  insuranceExpiry: '2026-06-30',
  endedOn: null,
}

describe('how a builder stands', () => {
  it.each([
    ['2026-01-31', 'not_begun'],
    ['2026-02-01', 'active'],
    ['2026-06-30', 'active'],
    ['2026-07-01', 'insurance_lapsed'],
  ])('on %s: %s', (today, standing) => {
    expect(standingOf(terms, today)).toBe(standing)
  })

  it('is over on the day after the expected end, though the insurance holds', () => {
    const insured = { ...terms, insuranceExpiry: '2027-01-01' }
    expect(standingOf(insured, '2026-08-31')).toBe('active')
    expect(standingOf(insured, '2026-09-01')).toBe('period_over')
  })

  it('has ended from the day that was said, whatever else holds', () => {
    expect(standingOf({ ...terms, endedOn: '2026-03-01' }, '2026-02-28')).toBe('active')
    expect(standingOf({ ...terms, endedOn: '2026-03-01' }, '2026-03-01')).toBe('ended')
  })
})
