import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
/** A clock may be one step behind or before ours (RFC 6238 recommends no more). */
const DRIFT_STEPS = 1

/** 160 bits in base32, as the app takes it by hand. */
export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

function totp(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: 'Gatehouse',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  })
}

/** What the QR code says. */
export function totpUri(secret: string, email: string): string {
  return totp(secret, email).toString()
}

export function totpCode(secret: string, at: Date): string {
  return totp(secret).generate({ timestamp: at.getTime() })
}

/** The step of time that a code belongs to; null where it belongs to none around now. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: DRIFT_STEPS })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
}

/** What was typed as a code, without the spaces that apps show in it; null where it is none. */
export function totpCodeIn(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
