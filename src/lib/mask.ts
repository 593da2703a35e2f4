/** What stands for what is hidden. A masked text that is masked again stays as it is. */
const HIDDEN = '…'

/** Kinds of fields that tell of a person or open something, by the words of the field's name. */
const KINDS: readonly (readonly [kind: Kind, words: RegExp])[] = [
  [
    'secret',
    /^(password|passphrase|passcode|secret|token|otp|totp|pin|credentials?|recovery|cvv|cvc|passkey|verification|signature)s?$/,
  ],
  ['email', /^(e?mail|emails)$/],
  ['phone', /^(phone|mobile|cell|cellphone|msisdn|whatsapp|telephone|tel|fax)s?$/],
  [
    'identity',
    /^(identity|passport|ssn|nin|nationalid|idnumber|birth|birthday|birthdate|dob|taxnumber|licen[cs]e)s?$/,
  ],
  ['account', /^(iban|bic|card|bankaccount|accountnumber|cardnumber)s?$/],
  ['words', /^(note|comment|remark|medical|allergy|allergies|diagnosis)s?$/],
]

type Kind = 'secret' | 'email' | 'phone' | 'identity' | 'account' | 'words'

/** Enough of a phone number to recognise it: `+27…4567`. */
function maskPhone(phone: string): string {
  return phone.length <= 8 ? HIDDEN : `${phone.slice(0, 3)}${HIDDEN}${phone.slice(-4)}`
}

/** Enough of an email address to recognise it: `t…@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? HIDDEN : `${[...email][0]}${HIDDEN}${email.slice(at)}`
}

const ends = (text: string, kept: number) => (text.length > kept * 2 ? HIDDEN + text.slice(-kept) : HIDDEN)

const MASKS: Record<Kind, (text: string) => string> = {
  secret: () => HIDDEN,
  email: maskEmail,
  phone: maskPhone,
  identity: (text) => ends(text, 2),
  account: (text) => ends(text, 4),
  words: () => HIDDEN,
}

/** The kind of a field by its name: `otherPhones`, `contact_email` and `idNumber` are known by one or two of their words. */
function kindOf(field: string): Kind | null {
  const words = field
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  const names = [...words, ...words.slice(1).map((word, index) => `${words[index]}${word}`)]
  return KINDS.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? null
}

/** Ids, times and numbers of records: long, and nobody's. */
const OURS =
  /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b|\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])|\b[A-Z]{2,5}-\d{4}-\d{3,6}\b/g
const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu
const DIGITS = /\+?\(?\d(?:[\s()./-]{0,2}\d){6,}/g

/** A text without what looks like an address, a phone or an identity number, wherever in it they stand. */
export function maskText(text: string): string {
  let masked = ''
  let from = 0
  for (const kept of text.matchAll(OURS)) {
    masked += maskPlain(text.slice(from, kept.index)) + kept[0]
    from = kept.index + kept[0].length
  }
  return masked + maskPlain(text.slice(from))
}

function maskPlain(text: string): string {
  return text.replace(EMAIL, maskEmail).replace(DIGITS, (number) => {
    const digits = number.replace(/\D/g, '')
    const isLong = digits.length >= 9 || /^[+0(]/.test(number)
    return isLong ? `${number.slice(0, 3)}${HIDDEN}${number.slice(-2)}` : number
  })
}

/** A value of a field with what is personal or secret in it masked, however deep it stands. */
export function maskField(field: string, value: unknown): unknown {
  return maskAs(kindOf(field), value)
}

function maskAs(kind: Kind | null, value: unknown): unknown {
  if (typeof value === 'string') return maskString(kind, value)
  if (typeof value === 'number' || typeof value === 'bigint') return kind ? HIDDEN : value
  if (Array.isArray(value)) return value.map((part: unknown) => maskAs(kind, part))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [maskText(name), maskAs(kind ?? kindOf(name), part)]),
  )
}

function maskString(kind: Kind | null, text: string): string {
  if (!kind) return maskText(text)
  return text === '' || text.includes(HIDDEN) ? maskText(text) : MASKS[kind](text)
}

/** An object's fields masked: how the trail keeps `changes`, and how payloads are shown. */
export function maskFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, maskField(name, value)]))
}
