import { fold, plateKey, tidy } from '@/lib/text'
import { isColourWord, isMakeWord } from './content'
import { isPlaceholder } from './cell'

export interface PlateReading {
  /** In capitals without spaces and dashes. */
  plates: string[]
  rejected: string[]
}

const SEPARATORS = /[,;/|\n&]|\s(?:and|or|en|et|ou|na|e)\s/i
const SHORTEST = 2
const LONGEST = 12
const WITHIN_TEXT = [
  /^[A-Z]{1,3}\d{2,6}[A-Z]{0,3}$/,
  /^[A-Z]{2}\d{1,2}[A-Z]{1,3}\d{1,4}$/,
  /^\d{1,4}[A-Z]{2,3}\d{0,4}[A-Z]{0,2}$/,
]

/** The registrations of a cell; makes and colours beside them are left out. */
export function readPlates(cell: string): PlateReading {
  const reading: PlateReading = { plates: [], rejected: [] }
  for (const piece of cell.split(SEPARATORS)) {
    const text = tidy(piece)
    if (isPlaceholder(text)) continue
    const found = platesOf(text)
    if (found === null) reading.rejected.push(text)
    else for (const plate of found) if (!reading.plates.includes(plate)) reading.plates.push(plate)
  }
  return reading
}

function platesOf(text: string): string[] | null {
  const words = text.split(/\s+/)
  const bare = words.filter((word) => !isDescription(word))
  const described = bare.length < words.length
  if (bare.length === 0 || (described && !/\d/.test(bare.join('')))) return []
  const whole = plateKey(bare.join(''))
  const isPlain = whole.length <= LONGEST && whole.length >= SHORTEST
  const each = bare.map(plateKey)
  if (each.length > 1 && each.every((plate) => plate.length >= 5 && isLikePlate(plate))) return each
  if (isPlain && (!described || isLikePlate(whole)) && (bare.length <= 4 || whole.length <= 9)) return [whole]
  return plateWithin(bare)
}

function plateWithin(words: readonly string[]): string[] | null {
  for (let size = 3; size >= 1; size--) {
    for (let start = 0; start + size <= words.length; start++) {
      const plate = plateKey(words.slice(start, start + size).join(''))
      if (plate.length >= 5 && plate.length <= 10 && isLikePlate(plate)) return [plate]
    }
  }
  return null
}

function isLikePlate(plate: string): boolean {
  return WITHIN_TEXT.some((shape) => shape.test(plate))
}

function isDescription(word: string): boolean {
  const bare = fold(word).replace(/[^a-z]/g, '')
  return bare !== '' && !/\d/.test(word) && (isMakeWord(bare) || isColourWord(bare))
}
