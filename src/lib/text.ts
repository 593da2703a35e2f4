/**
 * Normal forms of text. `fold`, `unitKey` and `plateKey` have twins in SQL: keep them simple, and change both or neither.
 */

const LETTERS_WITHOUT_PARTS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Nothing that needs normalising: most cells of most lists, and ten times quicker. */
const PLAIN = /^[\x20-\x7E]*$/

/** Lower case without accents: `Müller` → `muller`. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS_WITHOUT_PARTS[letter] ?? letter)
}

// What no keyboard types, all but tab and line ends: some of it comes along when text is copied, and no database keeps NUL.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g

// What has no width and no part in any script's spelling, or turns the direction of what follows it.
const INVISIBLE = /[\u00AD\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g

// Joiners and marks of direction belong into words of some scripts, and nowhere else.
const LOOSE_JOINERS = /(?<=^|\s)[\u200C-\u200F]+|[\u200C-\u200F]+(?=\s|$)/g

/** Text as people read it: without what can't be seen, and with a mark where half a letter was. */
export function withoutControls(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(CONTROLS, '').replace(INVISIBLE, '').replace(LOOSE_JOINERS, '').toWellFormed()
}

/** One space between words, none around; hard spaces and invisible characters are gone, straight apostrophes. */
export function tidy(text: string): string {
  if (PLAIN.test(text) && !text.includes('  ') && !text.includes('`')) return text.trim()
  return withoutControls(text)
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02BC\u00B4`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * What makes two unit numbers the same: folded, only `[a-z0-9]` kept, then leading zeros of each run of digits removed.
 * `A-0101`, `a 101` and `A101` are all `a101`.
 */
export function unitKey(number: string): string {
  return fold(number)
    .replace(/[^a-z0-9]/g, '')
    .replace(/(^|[a-z])0+(?=[0-9])/g, '$1')
}

/** What is searched for without the word before a number: `erf 246` is `246`, where erf is one of the words. */
export function withoutLead(text: string, words: readonly string[]): string {
  const [first = '', ...rest] = text.trim().split(/\s+/)
  const isLead = words.some((word) => fold(word) === fold(first))
  return isLead && /\d/.test(rest.join('')) ? rest.join(' ') : text
}

/** What makes two vehicle registrations the same: capitals, only `[A-Z0-9]` kept. `ca 123-456` is `CA123456`. */
export function plateKey(registration: string): string {
  return registration.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** The number of letters to add, drop, change or swap to get from one text to the other; stops counting past `limit`. */
export function editDistance(a: string, b: string, limit = 3): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1)
      }
      current.push(best)
    }
    if (Math.min(...current) > limit) return limit + 1
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? limit + 1
}

const TITLES = new Set(
  'mr mrs ms miss mx dr prof adv rev sir madam chief alhaji alhaja hajia engr eng barr arch hon shri smt sri mnr mev mej me m mme mlle sr sra srta don dona bw bi ndugu'.split(
    ' ',
  ),
)

/** The words of a name as they are compared: folded, without apostrophes, dots and titles. */
export function nameWords(name: string): string[] {
  const words = fold(name)
    .replace(/['’.]/g, (mark) => (mark === '.' ? ' ' : ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const untitled = words.filter((word, index) => index > 1 || !(TITLES.has(word) && word.length > 1))
  return untitled.length > 0 ? untitled : words
}

/**
 * Whether two names can be one person's: order, accents, capitals, titles, initials, missing middle names and small slips
 * of spelling don't matter. A different last letter does (`Mario`, `Maria`): couples share addresses.
 */
export function similarNames(a: string, b: string): boolean {
  const left = nameWords(a)
  const right = nameWords(b)
  if (left.length === 0 || right.length === 0) return false
  if (left.join('') === right.join('')) return true
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left]
  const open = [...longer]
  let whole = 0
  let slips = 0
  for (const word of [...shorter].sort((one, other) => other.length - one.length)) {
    const { index, isSlip } = bestMatch(word, open)
    if (index === -1) return false
    const [matched = ''] = open.splice(index, 1)
    if (word.length > 1 && matched.length > 1) whole += 1
    if (isSlip) slips += 1
  }
  return whole > 0 && slips <= 1
}

function bestMatch(word: string, candidates: readonly string[]): { index: number; isSlip: boolean } {
  const same = candidates.indexOf(word)
  if (same !== -1) return { index: same, isSlip: false }
  const slip = candidates.findIndex((candidate) => differBySlip(word, candidate))
  if (slip !== -1) return { index: slip, isSlip: true }
  const initial = candidates.findIndex(
    (candidate) => isInitialOf(word, candidate) || isInitialOf(candidate, word),
  )
  return { index: initial, isSlip: false }
}

function isInitialOf(initial: string, word: string): boolean {
  return initial.length === 1 && word.startsWith(initial)
}

function differBySlip(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length)
  if (shortest < 4 || a.at(-1) !== b.at(-1) || a[0] !== b[0]) return false
  const allowed = shortest >= 8 ? 2 : 1
  if (a.length === b.length && shortest < 5) return false
  return editDistance(a, b, allowed) <= allowed
}
