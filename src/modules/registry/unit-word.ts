const IRREGULAR: Readonly<Record<string, string>> = { erf: 'erven' }

/** Several of what an estate calls a unit: `Erf` → `Erven`, `Flat` → `Flats`. */
export function pluralOf(word: string): string {
  const known = IRREGULAR[word.toLowerCase()]
  if (known) return word.charAt(0) + known.slice(1)
  if (/(?:[sx]|[cs]h)$/i.test(word)) return `${word}es`
  return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

export type UnitWords = { Unit: string; unit: string; Units: string; units: string }

/** The estate's word for a unit as sentences need it: `Erf`, `erf`, `Erven`, `erven`. */
export function unitWordsOf(word: string): UnitWords {
  const several = pluralOf(word)
  return { Unit: word, unit: word.toLocaleLowerCase(), Units: several, units: several.toLocaleLowerCase() }
}
