import { tidy, unitKey } from '@/lib/text'
import { cellText, isPlaceholder, type Cell } from './cell'
import type { UnitWords } from '../unit-word'

const LONGEST = 40
const KIND_WORDS =
  /^(?:unit|flat|apartment|apt|appt|appartement|apartamento|house|hse|home|erf|stand|plot|lot|villa|door|suite|woonstel|eenheid|huis|casa|maison|nyumba|no|nr|number|#)\b\.?\s*(?:no|nr|number|#)?\.?\s*[:#.-]?\s*(?=[a-z]{0,3}\s?-?\d|[a-z]$)/i

export type UnitReading = { number: string } | { problem: string } | null

/** The unit number of a cell without words such as "Flat"; null when the cell is empty. */
export function readUnitNumber(cell: Cell | undefined, { unit }: Pick<UnitWords, 'unit'>): UnitReading {
  if (cell !== null && typeof cell === 'object') {
    return {
      problem: `The spreadsheet turned this ${unit} number into a date (${cell.day}). Format the column as text and type it again.`,
    }
  }
  const text = cellText(cell)
  if (isPlaceholder(text)) return null
  const number = tidy(
    text
      .replace(/^(\d+)\.0+$/, '$1')
      .replace(/^#\s*(?=\S)/, '')
      .replace(KIND_WORDS, ''),
  )
  if (/^=/.test(text))
    return { problem: `“${text.slice(0, LONGEST)}” is a formula, not ${aOf(unit)} number.` }
  if (unitKey(number) === '') return { problem: `“${text.slice(0, LONGEST)}” is not ${aOf(unit)} number.` }
  if (number.length > LONGEST) return { problem: `The ${unit} number is longer than ${LONGEST} characters.` }
  return { number }
}

/** The word with its article: an erf, a unit, a house. */
function aOf(word: string): string {
  return `${/^(?:[aeio]|u(?!ni))/i.test(word) ? 'an' : 'a'} ${word}`
}

/** `Block A` and flat `1` are `A-1`; a number that already begins with the block stays. */
export function withProperty(number: string, property: string): string {
  const name =
    tidy(
      property.replace(
        /^(?:block|wing|tower|building|phase|bloc|bloco|blok|batiment|edificio|torre)\b\s*/i,
        '',
      ),
    ) || tidy(property)
  if (unitKey(number).startsWith(unitKey(name))) return number
  return name.length <= 3 ? `${name}-${number}` : `${name} ${number}`
}
