import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney, majorUnits, minorDigits, minorUnits } from './money'

const currency = fc.constantFrom('USD', 'ZAR', 'KES', 'JPY', 'KWD')

describe('money', () => {
  it('has as many digits behind the point as its currency', () => {
    expect(['USD', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3])
    expect(formatMoney(123_450n, 'USD', 'en')).toBe('$1,234.50')
    expect(formatMoney(1_200n, 'JPY', 'en')).toBe('¥1,200')
    expect(formatMoney(-1_234n, 'KWD', 'en')).toMatch(/^-KWD\s1\.234$/)
    expect(formatMoney(9_007_199_254_740_993n, 'USD', 'en')).toBe('$90,071,992,547,409.93')
  })

  it('is what it was after it was shown and typed again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n - 1n }), currency, (amount, code) => {
        expect(minorUnits(majorUnits(amount, code), code)).toBe(amount)
      }),
    )
  })

  it('is read with a point or a comma, and not at all with more digits than there are', () => {
    expect(minorUnits('12,5', 'EUR')).toBe(1250n)
    expect(minorUnits(' 1 200.05 ', 'ZAR')).toBe(120_005n)
    expect(minorUnits('0.5', 'JPY')).toBeNull()
    expect(minorUnits('1.005', 'USD')).toBeNull()
    for (const typed of ['', '-1', '1.2.3', 'ten', '1e3']) expect(minorUnits(typed, 'USD')).toBeNull()
  })
})
