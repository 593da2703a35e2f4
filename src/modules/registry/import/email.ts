import { fold, tidy } from '@/lib/text'
import { isPlaceholder } from './cell'

export interface EmailReading {
  emails: string[]
  rejected: string[]
}

const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/
const LONGEST = 254

/** The addresses of a cell in small letters; `Ann Dube <ann@example.com>` and `mailto:` are understood. */
export function readEmails(cell: string): EmailReading {
  const reading: EmailReading = { emails: [], rejected: [] }
  for (const piece of cell.split(/[;,\n|]|\s\/\s|\s(?:or|and|ou|en|et|na|&)\s/i)) {
    const text = tidy(piece)
    if (isPlaceholder(text)) continue
    const found = addressesOf(text)
    if (found.length === 0) reading.rejected.push(text)
    for (const email of found) if (!reading.emails.includes(email)) reading.emails.push(email)
  }
  return reading
}

function addressesOf(text: string): string[] {
  const inBrackets = /<([^<>]+)>/.exec(text)?.[1] ?? text
  const bare = inBrackets.replace(/^mailto:/i, '').toLowerCase()
  const whole = bare.replace(/\s+/g, '').replace(/[.,;]+$/, '')
  if (isAddress(whole)) return [whole]
  return bare.split(/[\s/]+/).filter(isAddress)
}

function isAddress(text: string): boolean {
  return text.length <= LONGEST && fold(text) === text && ADDRESS.test(text)
}
