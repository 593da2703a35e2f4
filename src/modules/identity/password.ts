import { fold } from '@/lib/text'
import { COMMON_WORDS } from './common-passwords'
import { MAX_PASSWORD, MIN_PASSWORD } from './schemas'

/** Whose password it is to be: what others know of them is no secret. */
export type PasswordOwner = { name: string; email: string; estateName?: string }

export type PasswordFault = 'tooShort' | 'tooLong' | 'tooSimple' | 'common' | 'personal'

/** The sentence beside the field. */
export const FAULT_WORDS: Record<PasswordFault, string> = {
  tooShort: `Use at least ${MIN_PASSWORD} characters.`,
  tooLong: `Use at most ${MAX_PASSWORD} characters.`,
  tooSimple: 'This is a simple pattern, which is tried first. Use a few words that don’t belong together.',
  common: 'This is among the passwords that are tried first. Use a few words that don’t belong together.',
  personal:
    'This is too close to your name, your address or your estate. Use words that nobody connects with you.',
}

const FEWEST_DIFFERENT = 5
/** What must be left when names that anybody knows are taken out. */
const LEFT_OVER = 8
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
]

/** What is wrong with a password as a new one, or null. */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | null {
  if (password.length < MIN_PASSWORD) return 'tooShort'
  if (password.length > MAX_PASSWORD) return 'tooLong'
  const plain = fold(password.normalize('NFKC'))
  if (isPattern(plain)) return 'tooSimple'
  if (isCommon(plain)) return 'common'
  return isPersonal(plain, owner) ? 'personal' : null
}

function isPattern(plain: string): boolean {
  const bare = plain.replace(/\s/g, '')
  return new Set(bare).size < FEWEST_DIFFERENT || /^(.{1,6})\1+.{0,2}$/u.test(bare) || isRow(bare)
}

/** A walk along the alphabet, the digits or the keyboard, in either direction. */
function isRow(text: string): boolean {
  const back = [...text].reverse().join('')
  return ROWS.some((row) => (row + row).includes(text) || (row + row).includes(back))
}

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
}

/** One common word, however it is dressed up: `P@ssw0rd2026!`, `123welcome`, `qwerty 12345`. */
function isCommon(plain: string): boolean {
  const letters = [plain, trimmed(plain), trimmed(plain).replace(/[^a-z]/g, '')]
  return letters.some(
    (text) =>
      COMMON_WORDS.has(onlyLetters(text)) || COMMON_WORDS.has(onlyLetters(undressed(text))) || isTwice(text),
  )
}

function isTwice(text: string): boolean {
  const letters = onlyLetters(undressed(text))
  const half = letters.slice(0, letters.length / 2)
  return letters.length % 2 === 0 && half + half === letters && COMMON_WORDS.has(half)
}

function trimmed(text: string): string {
  return text.replace(/^[^a-z]+|[^a-z]+$/g, '')
}

function undressed(text: string): string {
  return [...text].map((sign) => LOOKALIKES[sign] ?? sign).join('')
}

function onlyLetters(text: string): string {
  return text.replace(/[^a-z]/g, '')
}

function isPersonal(plain: string, owner: PasswordOwner): boolean {
  const [local = '', domain = ''] = owner.email.split('@')
  const known = [owner.name, owner.estateName ?? '', local, domain.split('.')[0] ?? '']
    .flatMap((words) => [onlyLetters(fold(words)), ...fold(words).split(/[^a-z0-9]+/)])
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length)
  const bare = plain.replace(/[^a-z0-9]/g, '')
  const left = known.reduce((text, word) => text.replaceAll(word, ''), bare)
  return left !== bare && left.length < LEFT_OVER
}
