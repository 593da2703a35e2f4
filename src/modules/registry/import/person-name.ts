import { fold, nameWords, tidy } from '@/lib/text'

export interface PersonName {
  title: string
  firstName: string
  surname: string
}

const PARTICLES = new Set(
  'van von vom zu der den des de del della di du da do dos das ten ter te het bin binti ibn'.split(' '),
)
const COMPANY =
  /\b(?:pty|ltd|limited|cc|inc|llc|llp|npc|plc|trust|trustees?|holdings?|investments?|properties|developers?|developments?|company|corporation|bank|body corporate|foundation|church|ministries|municipality|enterprises?|lda|sarl|sacco|gmbh)\b|\(pty\)/i
const TITLE =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|adv|rev|sir|chief|alhaji|alhaja|hajia|engr|barr|arch|hon|shri|smt|mnr|mev|mej|mme|mlle|sr|sra|srta)\b\.?(?:\s*(?:&|and|\/|en|et|e)\s*(?:mr|mrs|ms|dr|mev|mme|sra)\b\.?)?\s+(?=\S)/i
const VACANT =
  /^(?:vacant|empty|unoccupied|not occupied|unsold|for sale|to let|to rent|available|no (?:tenant|owner|occupant|resident)|vide|vacante?|vago|desocupado|leeg|onbewoon|tupu|wazi|hakuna mtu|under construction)$/

/** Whether a name cell says that nobody lives there. */
export function saysVacant(text: string): boolean {
  return VACANT.test(fold(text))
}

/** Capitals as people write their names: `VAN DER MERWE` → `van der Merwe`, `O'BRIEN` → `O'Brien`. Mixed case is left alone. */
export function properName(text: string, isWholeName = false): string {
  const name = tidy(text)
  if (COMPANY.test(name)) return name
  const isCapitals = name === name.toUpperCase()
  const isSmall = name === name.toLowerCase()
  if ((!isCapitals && !isSmall) || !/\p{L}/u.test(name)) return name
  const words = name.split(' ')
  return words
    .map((word, index) => {
      const isParticle =
        PARTICLES.has(word.toLowerCase()) && index < words.length - 1 && !(isWholeName && index === 0)
      return isParticle ? word.toLowerCase() : properWord(word, isCapitals)
    })
    .join(' ')
}

/** A company or trust rather than people. */
export function isCompany(text: string): boolean {
  return COMPANY.test(text)
}

/** Takes a name written in one cell apart. `surnameFirst` where the column's header says so. */
export function splitFullName(text: string, surnameFirst: boolean): PersonName {
  const { title, rest } = withoutTitle(text)
  if (COMPANY.test(rest)) return { title: '', firstName: '', surname: tidy(text) }
  const [before = '', after, ...more] = rest.split(/\s*,\s*/)
  if (after !== undefined && after !== '' && more.length === 0 && before !== '') {
    return {
      title: title || withoutTitle(after).title,
      surname: properName(before),
      firstName: properName(withoutTitle(after).rest),
    }
  }
  const words = properName(rest.replace(/,/g, ' '), !surnameFirst).split(' ')
  if (words.length === 1) return { title, firstName: '', surname: words[0] ?? '' }
  const at = surnameFirst || endsInInitials(words) ? endOfLeadingSurname(words) : startOfSurname(words)
  const [left, right] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
  return surnameFirst || endsInInitials(words)
    ? { title, surname: left, firstName: right }
    : { title, firstName: left, surname: right }
}

/** Names from their own columns. */
export function joinName(title: string, firstName: string, surname: string): PersonName {
  const inSurname = withoutTitle(surname)
  const inFirst = withoutTitle(firstName)
  return {
    title: tidy(title) || inFirst.title || inSurname.title,
    firstName: properName(inFirst.rest),
    surname: properName(inSurname.rest),
  }
}

export function displayName(name: Pick<PersonName, 'firstName' | 'surname'>): string {
  return [name.firstName, name.surname].filter((part) => part !== '').join(' ')
}

/** What equal names have in common, whatever their order. */
export function nameKey(name: string): string {
  return nameWords(name).sort().join(' ')
}

export function withoutTitle(text: string): { title: string; rest: string } {
  const whole = tidy(text)
  const match = TITLE.exec(whole)
  if (!match) return { title: '', rest: whole }
  return { title: match[0].trim(), rest: whole.slice(match[0].length) }
}

function endsInInitials(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  return /^\p{Lu}(?:\.?\p{Lu}){0,2}\.?$/u.test(last) && !/^\p{Lu}\.?$/u.test(words[0] ?? '')
}

function endOfLeadingSurname(words: readonly string[]): number {
  let at = 0
  while (at < words.length - 2 && PARTICLES.has((words[at] ?? '').toLowerCase())) at += 1
  return at + 1
}

function startOfSurname(words: readonly string[]): number {
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()))
  if (particle > 0 && particle < words.length - 1) return particle
  const prefix = /^(?:le|la|st|saint)$/i.test(words.at(-2) ?? '') && words.length > 2
  return words.length - (prefix ? 2 : 1)
}

function properWord(word: string, isCapitals: boolean): string {
  const bare = word.replace(/[^\p{L}]/gu, '')
  // "JP" and "T.K." are initials.
  if (isCapitals && bare.length <= 3 && !/[AEIOUY]/.test(fold(bare).toUpperCase())) return word
  return word
    .toLowerCase()
    .split(/(?<=[-.])/)
    .map(properPart)
    .join('')
}

function properPart(part: string): string {
  const [before = '', after] = part.split("'")
  if (after !== undefined && after.length > 1) return `${capital(before)}'${properPart(after)}`
  if (/^mc\p{L}{3,}/u.test(part)) return `Mc${capital(part.slice(2))}`
  return capital(part)
}

function capital(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase())
}
