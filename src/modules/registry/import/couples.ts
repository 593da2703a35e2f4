import { tidy } from '@/lib/text'
import {
  displayName,
  isCompany,
  joinName,
  properName,
  splitFullName,
  withoutTitle,
  type PersonName,
} from './person-name'

const AND = /\s*[&+]\s*|\s+(?:and|en|et|und|AND|And|EN|ET|UND|e|y|na)\s+|(?<=\p{L}{2})\s*\/\s*(?=\p{L}{2})/u
const NOT_A_PERSON =
  /^(?:sons?|daughters?|co|comp|associates?|partners?|family|children|kids|others?|brothers?|bros|sisters?|cousins?|friends?|wife|husband|spouse|partner|guests?|tenants?|owners?)\b/i
const TITLE_ALONE =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|adv|rev|sir|mnr|mev|mej|mme|mlle|m|sr|sra|shri|smt|herr|frau)\.?$/i
const MOST_PEOPLE = 4

/** The people whom one cell names: "John and Mary Smith" and "Mr & Mrs Smith" are two each. Null where it names one. */
export function namesOfCouple(text: string, surnameFirst: boolean): PersonName[] | null {
  const whole = tidy(text)
  if (isCompany(whole)) return null
  const pieces = piecesOf(whole)
  if (!pieces) return null
  const [first = '', ...others] = pieces
  const last = others.at(-1) ?? ''
  if (first.includes(',') && !others.some((piece) => piece.includes(','))) {
    // "Smith, John & Mary"
    const [surname = '', ...names] = first.split(/\s*,\s*/)
    return named([names.join(' '), ...others].map((piece) => firstNameOf(piece, properName(surname))))
  }
  if (pieces.every((piece) => piece.includes(',')))
    return named(pieces.map((piece) => splitFullName(piece, surnameFirst)))
  if (surnameFirst) {
    const { surname, ...lead } = splitFullName(first, true)
    return named([
      { ...lead, surname },
      ...others.map((piece) =>
        isSeveralWords(piece) ? splitFullName(piece, true) : firstNameOf(piece, surname),
      ),
    ])
  }
  const end = TITLE_ALONE.test(last)
    ? { title: last, firstName: '', surname: '' }
    : splitFullName(last, false)
  const isBare = pieces.every((piece) => !isSeveralWords(piece) && withoutTitle(piece).title === '')
  const before = pieces
    .slice(0, -1)
    .map((piece) =>
      isBare || isSeveralWords(piece) ? splitFullName(piece, false) : firstNameOf(piece, end.surname),
    )
  return named(inTurn([...before, end]))
}

/** The same for names that stand in columns of their own. */
export function couplesOfParts(title: string, firstName: string, surname: string): PersonName[] | null {
  if (isCompany(surname) || isCompany(firstName)) return null
  const first = piecesOf(firstName)
  const last = piecesOf(surname)
  const titles = piecesOf(title)
  if (first) {
    const titleOf = (index: number) => (titles?.length === first.length ? (titles[index] ?? '') : '')
    const surnameOf = (index: number) => (last?.length === first.length ? (last[index] ?? '') : surname)
    return named(first.map((name, index) => joinName(titleOf(index), name, surnameOf(index))))
  }
  if (firstName === '' && last) return namesOfCouple(surname, false)
  if (!titles || surname === '') return null
  return named(
    inTurn(titles.map((one, index) => joinName(one, index === titles.length - 1 ? firstName : '', surname))),
  )
}

/** Titles that no one person has both of: Mr Smith is not Mrs Smith, though they share all else. */
export function areApartByTitle(
  one: { title?: string; firstName: string },
  other: { title?: string; firstName: string },
): boolean {
  const [left, right] = [sideOf(one), sideOf(other)]
  return left !== null && right !== null && left !== right
}

function sideOf({ title = '', firstName }: { title?: string; firstName: string }): 'his' | 'hers' | null {
  const word = (TITLE_ALONE.test(firstName) ? firstName : title).replace('.', '').trim()
  if (/^(?:mr|mnr|sir|m|sr|shri|herr)$/i.test(word)) return 'his'
  return /^(?:mrs|ms|miss|mev|mej|mme|mlle|sra|smt|frau)$/i.test(word) ? 'hers' : null
}

function piecesOf(text: string): string[] | null {
  const pieces = text.split(AND).map(tidy)
  const isCouple = pieces.length >= 2 && pieces.length <= MOST_PEOPLE
  const areNames = pieces.every((piece) => /\p{L}/u.test(piece) && !/[\d@=]/.test(piece))
  return isCouple && areNames && !pieces.slice(1).some((piece) => NOT_A_PERSON.test(piece)) ? pieces : null
}

/** More than a first name, with or without initials. */
function isSeveralWords(piece: string): boolean {
  const words = withoutTitle(piece).rest.split(' ')
  return words.length > 1 && !/^\p{L}\.?$/u.test(words.at(-1) ?? '')
}

function firstNameOf(piece: string, surname: string): PersonName {
  if (TITLE_ALONE.test(piece)) return { title: piece, firstName: '', surname }
  const { title, rest } = withoutTitle(piece)
  return { title, firstName: properName(rest), surname }
}

/** "Mr & Mrs John Smith" are Mr John Smith and Mrs Smith. */
function inTurn(people: PersonName[]): PersonName[] {
  const [first, ...others] = people
  const last = others.at(-1)
  const isHis =
    first &&
    last &&
    first.firstName === '' &&
    first.title !== '' &&
    last.firstName !== '' &&
    last.title !== ''
  if (!isHis) return people
  return [
    { ...first, firstName: last.firstName, surname: first.surname || last.surname },
    ...others.slice(0, -1),
    { ...last, firstName: '' },
  ]
}

/** Whom no first name tells apart, the title does. Null where that leaves two of one name. */
function named(people: readonly PersonName[]): PersonName[] | null {
  const each = people.map((person) => {
    const title = person.title.replace('.', '')
    const isUnnamed = person.firstName === '' && title !== ''
    return isUnnamed ? { ...person, firstName: properName(title.toLowerCase()) } : person
  })
  const names = new Set(each.map((person) => displayName(person).toLowerCase()))
  return names.size === each.length && each.every(({ surname }) => surname !== '') ? each : null
}
