const SIDED = /^(?:p[xytrbl]?|m[xytrbl]?|gap(?:-[xy])?|h|w|size|(?:min|max)-[hw]|rounded|bg|order)(?=-)/
const WEIGHT = /^font-(?:normal|medium|semibold)$/
const SIZE = /^text-(?:12|14|16|20|28|40|\(length|\[)/
const COLOUR = /^text-(?:ink|accent|on-|info|good|warn|bad|paper|line|current)/

/**
 * Joins class names; of two that set the same spacing, size, ground or type the later one wins. The library for this
 * knows all of Tailwind, and would be a twentieth of what a resident's first page may weigh.
 */
export function cn(...classes: (string | false | null | undefined)[]): string {
  const all = classes.filter(Boolean).join(' ')
  const known = joined.get(all)
  if (known !== undefined) return known
  if (joined.size >= MOST_REMEMBERED) joined.clear()
  const result = laterWins(all)
  joined.set(all, result)
  return result
}

// A list draws the same few combinations in every row.
const MOST_REMEMBERED = 2000
const joined = new Map<string, string>()

function laterWins(all: string): string {
  const kept = new Map<string, string>()
  for (const name of all.split(' ').filter(Boolean)) {
    const key = whatItSets(name)
    kept.delete(key)
    kept.set(key, name)
  }
  return [...kept.values()].join(' ')
}

function whatItSets(name: string): string {
  const start = endOfVariants(name)
  const utility = name.slice(start).replace(/^-/, '')
  const group = SIDED.exec(utility)?.[0] ?? type(utility)
  return group ? name.slice(0, start) + group : name
}

/** Past the last colon that stands in no bracket: `hover:[&_a:focus]:` is all variants. */
function endOfVariants(name: string): number {
  let depth = 0
  for (let i = name.length - 1; i >= 0; i -= 1) {
    const letter = name.charAt(i)
    if (letter === ')' || letter === ']') depth += 1
    if (letter === '(' || letter === '[') depth -= 1
    if (letter === ':' && depth === 0) return i + 1
  }
  return 0
}

function type(utility: string): string | undefined {
  if (WEIGHT.test(utility)) return 'weight'
  if (SIZE.test(utility)) return 'size of type'
  return COLOUR.test(utility) ? 'colour of type' : undefined
}
