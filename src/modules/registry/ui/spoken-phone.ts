const ONE_DIGIT = /^[17]/
const TWO_DIGITS = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/** A number in groups that can be read aloud: `+27820493411` → `+27 82 049 3411`. Whatever is no E.164 stays as it is. */
export function spokenPhone(e164: string): string {
  if (!/^\+\d{7,15}$/.test(e164)) return e164
  const digits = e164.slice(1)
  const code = ONE_DIGIT.test(digits) ? 1 : TWO_DIGITS.test(digits) ? 2 : 3
  const own = digits.slice(code)
  return [`+${digits.slice(0, code)}`, ...groupsOf(own)].join(' ')
}

/** The last four together, the rest in threes, a rest of one or two first. */
function groupsOf(digits: string): string[] {
  const head = digits.slice(0, -4)
  const first = head.length % 3
  const threes = head.slice(first).match(/.{3}/g) ?? []
  return [head.slice(0, first), ...threes, digits.slice(-4)].filter((group) => group !== '')
}
