import { readDay } from '@/lib/dates'
import { fold, plateKey } from '@/lib/text'
import { cellText, isPlaceholder, type Cell } from './cell'
import type { Field } from './fields'
import { readRelation } from './relation-words'

/** What share of a column's filled cells look like what. */
export interface ColumnContent {
  filled: number
  email: number
  phone: number
  day: number
  plate: number
  relation: number
  yesNo: number
  make: number
  colour: number
  name: number
  unit: number
  /** The cells count up one by one: the list's own numbering. */
  counting: boolean
  distinct: number
}

const MAKES = new Set(
  'toyota vw volkswagen ford bmw mercedes mercedesbenz benz audi nissan hyundai kia mazda honda suzuki renault peugeot citroen opel chevrolet isuzu mitsubishi subaru volvo landrover rangerover jeep mini fiat haval gwm chery mahindra tata maruti marutisuzuki datsun lexus jaguar porsche tesla skoda seat innoson byd jac mg geely dodge chrysler gmc cadillac hero bajaj tvs yamaha royalenfield ktm kawasaki vespa omoda jetour baic foton'.split(
    ' ',
  ),
)
const COLOURS = new Set(
  'white black silver grey gray blue red green gold brown beige maroon orange yellow purple bronze charcoal cream navy pink blanc noir gris bleu rouge vert branco preto prata cinza azul vermelho verde wit swart silwer grys blou rooi groen nyeupe nyeusi nyekundu bluu kijani fedha'.split(
    ' ',
  ),
)
const YES = new Set('yes y true x 1 v ja j oui sim ndiyo ndio checked ✓ ✔ √'.split(' '))
const NO = new Set('no n false 0 nee non nao hapana unchecked - ✗ ✘'.split(' '))
const ENOUGH = 0.6

/** Yes, no, or null for neither: ticks and crosses of many lists. */
export function readYesNo(cell: Cell | undefined): boolean | null {
  const text = fold(cellText(cell))
  if (YES.has(text)) return true
  return NO.has(text) || text === '' ? false : null
}

/** Looks at the cells of one column. */
export function lookAt(cells: readonly (Cell | undefined)[]): ColumnContent {
  const raw = cells.map(cellText)
  const texts = raw.filter((text) => !isPlaceholder(text))
  const share = (test: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length
  const filled = raw.filter((text) => text !== '')
  return {
    filled: texts.length,
    email: share((text) => /^\S+@\S+\.\S+$/.test(text) || /[\w.+-]+@[\w-]+\.\w{2,}/.test(text)),
    phone: share(looksLikePhone),
    day: dayShare(cells),
    plate: share(looksLikePlate),
    relation: share((text) => readRelation(text) !== null),
    yesNo: filled.length === 0 ? 0 : filled.filter((text) => readYesNo(text) !== null).length / filled.length,
    make: share((text) => MAKES.has(fold(text.split(/[\s/]/)[0] ?? '').replace(/[^a-z]/g, ''))),
    colour: share((text) => COLOURS.has(fold(text.split(/[\s/]/).at(-1) ?? ''))),
    name: share(looksLikeName),
    unit: share((text) => text.length <= 12 && /\d/.test(text)),
    counting: isCounting(cells),
    distinct: new Set(texts.map(fold)).size,
  }
}

/** The field that content alone gives away, for columns whose header says nothing. */
export function fieldOfContent(content: ColumnContent): { field: Field; confidence: number } | null {
  if (content.filled === 0 || content.counting) return null
  const candidates: [Field, number][] = [
    ['email', content.email],
    ['relation', content.distinct <= 12 ? content.relation : 0],
    ['make', content.make],
    ['colour', content.colour],
    ['vehicle', content.plate],
    ['phone', content.phone],
    ['since', content.day],
  ]
  const [field, share] = candidates.reduce((best, candidate) => (candidate[1] > best[1] ? candidate : best))
  return share >= ENOUGH ? { field, confidence: Math.min(0.9, share * 0.9) } : null
}

/** Whether a column's content allows a header that says little by itself. */
export function contentAllows(field: Field, content: ColumnContent): boolean {
  if (content.filled === 0) return true
  if (content.counting && field !== 'unit') return false
  switch (field) {
    case 'relation':
      return content.relation >= 0.4
    case 'phone':
      return content.phone >= 0.3 && content.phone > content.email
    case 'email':
      return content.email >= ENOUGH
    case 'vehicle':
      return content.plate >= 0.4
    case 'since':
    case 'until':
      return content.day >= ENOUGH
    case 'isOwner':
    case 'isTenant':
    case 'resident':
      return content.yesNo >= 0.8
    case 'surname':
    case 'firstName':
    case 'fullName':
      return content.name >= ENOUGH && content.email < ENOUGH
    default:
      return true
  }
}

function looksLikePhone(text: string): boolean {
  if (
    !/^[+()\d\s./;,\-–|:A-Za-z]+$/.test(text) ||
    /[A-Za-z]{4,}/.test(text.replace(/cell|home|work|mobile|whatsapp/gi, ''))
  )
    return false
  const count = text.replace(/\D/g, '').length
  return count >= 8 && !/^\d{4}[/-]\d{2}[/-]\d{2}/.test(text) && !/^\d{1,2}[/-]\d{1,2}[/-]\d{4}$/.test(text)
}

function looksLikePlate(text: string): boolean {
  const first = text.split(/[,;/\n]|\s(?:and|&)\s/i)[0] ?? ''
  const plate = plateKey(first)
  return (
    plate.length >= 5 &&
    plate.length <= 10 &&
    first.length <= 14 &&
    /[A-Z]{2}|^[A-Z]/.test(plate) &&
    /\d{2}/.test(plate)
  )
}

function looksLikeName(text: string): boolean {
  return /^[\p{L}][\p{L}\p{M}\s.'’,&/()-]+$/u.test(text)
}

/** Plain numbers count as days only where a column also holds days that nothing else can be, or nothing but such serials. */
function dayShare(cells: readonly (Cell | undefined)[]): number {
  let days = 0
  let serials = 0
  let filled = 0
  for (const cell of cells) {
    const text = cellText(cell)
    if (isPlaceholder(text)) continue
    filled += 1
    if (typeof cell === 'object') days += 1
    else if (/^\d{5}$/.test(text) && Number(text) > 25_000 && Number(text) < 60_000) serials += 1
    else if (!/^\d+(?:\.\d+)?$/.test(text) && readDay(text, { order: 'dmy' }) !== null) days += 1
  }
  if (filled === 0) return 0
  return days > 0 ? (days + serials) / filled : serials === filled ? ENOUGH : 0
}

function isCounting(cells: readonly (Cell | undefined)[]): boolean {
  const numbers = cells.map(cellText).filter((text) => text !== '')
  if (numbers.length < 3) return false
  // Longer ones are phones of one block, given out one after the other.
  return numbers.every(
    (text, index) => /^\d{1,5}\.?$/.test(text) && Number(text) === index + Number(numbers[0]),
  )
}

export const isMakeWord = (word: string): boolean => MAKES.has(word)
export const isColourWord = (word: string): boolean => COLOURS.has(word)
