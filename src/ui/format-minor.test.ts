import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMinor } from './format-minor'

const plain = (text: string) => text.replace(/\s/g, ' ')

describe('money on screen', () => {
  it('has as many digits as its currency', () => {
    expect(formatMinor(123456n, 'USD', 'en-US')).toBe('$1,234.56')
    expect(formatMinor(1234n, 'JPY', 'en-US')).toBe('¥1,234')
    expect(plain(formatMinor(1234567n, 'KWD', 'en-US'))).toBe('KWD 1,234.567')
  })

  it('reads as people of the country write it', () => {
    expect(plain(formatMinor(123456n, 'ZAR', 'en-ZA'))).toMatch(/^R ?1 234[,.]56$/)
    expect(formatMinor(5000n, 'NGN', 'en-NG')).toBe('₦50.00')
  })

  it('shows a debt with a minus and, when asked, a gain with a plus', () => {
    expect(formatMinor(-5n, 'USD', 'en-US')).toBe('-$0.05')
    expect(formatMinor(5n, 'USD', 'en-US', true)).toBe('+$0.05')
    expect(formatMinor(0n, 'USD', 'en-US', true)).toBe('$0.00')
  })

  it('never loses a cent, however large the amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (minor) => {
        expect(BigInt(formatMinor(minor, 'USD', 'en-US').replace(/\D/g, ''))).toBe(minor)
      }),
    )
  })
})
