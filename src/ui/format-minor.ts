/**
 * Writes whole minor units in a currency as people of a locale write money, without ever going through a float.
 * Throws a RangeError on a currency code that Intl does not know the shape of.
 */
export function formatMinor(minor: bigint, currency: string, locale: string, signed = false): string {
  const display = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  const format = new Intl.NumberFormat(locale, { ...display, signDisplay: signed ? 'exceptZero' : 'auto' })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(decimalText(minor, digits))
}

/** `Intl` takes a decimal written as text exactly; a number would lose cents past 2^53. */
function decimalText(minor: bigint, digits: number): `${number}` {
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const decimal = `${minor < 0n ? '-' : ''}${whole}.${digits > 0 ? text.slice(-digits) : '0'}`
  if (!isDecimal(decimal)) throw new RangeError(`Not an amount: ${decimal}`)
  return decimal
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+\.\d+$/.test(text)
