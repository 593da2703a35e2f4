/** How many digits of a currency stand behind the point: 2 for most, 0 for the yen, 3 for the dinars. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** Minor units as people of a locale write them: `1050n` of USD is `$10.50`. Nothing is rounded. */
export function formatMoney(amount: bigint, currency: string, locale: string): string {
  const major = majorUnits(amount, currency)
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(isNumeric(major) ? major : 0)
}

/** Minor units as a plain decimal number with a point, such as a form shows them. */
export function majorUnits(amount: bigint, currency: string): string {
  const digits = minorDigits(currency)
  const sign = amount < 0n ? '-' : ''
  const text = String(amount < 0n ? -amount : amount).padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const DECIMAL = /^(\d{1,13})(?:[.,](\d+))?$/

/**
 * Minor units out of what somebody typed as a decimal number.
 * @returns null where it is none, or says more digits than the currency has
 */
export function minorUnits(typed: string, currency: string): bigint | null {
  const [, whole, fraction = ''] = DECIMAL.exec(typed.replace(/[\s']/g, '')) ?? []
  const digits = minorDigits(currency)
  if (whole === undefined || fraction.length > digits) return null
  return BigInt(whole + fraction.padEnd(digits, '0'))
}

/** Numbers as text go through `Intl` without becoming floating point. */
function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text)
}
