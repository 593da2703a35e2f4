import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeTotpSecret, totpCode, totpCodeIn, totpStep, totpUri } from './totp'

const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('codes of an authenticator app', () => {
  it('are those of RFC 6238', () => {
    expect(totpCode(RFC_SECRET, new Date(59_000))).toBe('287082')
    expect(totpCode(RFC_SECRET, new Date(1_111_111_109_000))).toBe('081804')
  })

  it('are taken one step early or late, and no further', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 60_000_000 }), fc.integer({ min: -4, max: 4 }), (step, off) => {
        const now = new Date(step * 30_000 + 7_000)
        const code = totpCode(RFC_SECRET, new Date(now.getTime() + off * 30_000))
        const near = [-1, 0, 1].map((by) => totpCode(RFC_SECRET, new Date(now.getTime() + by * 30_000)))
        // Six digits repeat by chance; then the nearer step counts.
        if (near.includes(code) && Math.abs(off) > 1) return
        expect(totpStep(RFC_SECRET, code, now) !== null).toBe(Math.abs(off) <= 1)
      }),
    )
  })

  it('are read as apps show them, and nothing else is', () => {
    expect(totpCodeIn(' 123 456 ')).toBe('123456')
    expect(totpCodeIn('12345')).toBeNull()
    expect(totpCodeIn('abcd-efgh-jkmn-pqrs')).toBeNull()
  })

  it('come from a secret of 160 bits that the QR code names with the account', () => {
    const secret = makeTotpSecret()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(totpUri(secret, 'olu@example.com')).toContain('otpauth://totp/Gatehouse:olu%40example.com')
  })
})
