/** A value as JSON, and where in it a date or a whole number of any size was written as a string. */
export type Wire = { json: unknown; dates?: Path[]; bigints?: Path[] }

type Path = (string | number)[]

/**
 * Makes a value ready for `JSON.stringify`. Plain objects, arrays, text, numbers, booleans, null, `Date` and `bigint` go
 * over the wire; what is undefined is left out.
 * @throws TypeError for anything else, naming its place: a query should give plain data
 */
export function toWire(value: unknown): Wire {
  const wire: Wire = { json: value }
  note(value, [], wire)
  // JSON writes dates as text by itself. Most answers are not copied.
  if (wire.bigints) wire.json = spelled(value)
  return wire
}

/** Notes the places of dates and bigints. One path is lengthened and shortened on the way. */
function note(value: unknown, path: Path, wire: Wire): void {
  if (value === null || value === undefined) return
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return
  if (typeof value === 'bigint') {
    ;(wire.bigints ??= []).push([...path])
  } else if (value instanceof Date) {
    ;(wire.dates ??= []).push([...path])
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) noteWithin(value[index], index, path, wire)
  } else if (isPlain(value)) {
    for (const key of Object.keys(value)) noteWithin(value[key], key, path, wire)
  } else throw new TypeError(`what stands at “${path.join('.')}” can’t go over the wire`)
}

function noteWithin(value: unknown, step: string | number, path: Path, wire: Wire): void {
  path.push(step)
  note(value, path, wire)
  path.pop()
}

/** A copy with every bigint as its digits. */
function spelled(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(spelled)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spelled(item)]))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * The value that `toWire` was given.
 * @throws TypeError where the noted places aren't in the value: it was not made by `toWire`
 */
export function fromWire(wire: unknown): unknown {
  if (!isPlain(wire)) return undefined
  const root = { json: wire.json }
  revive(root, wire.dates, (text) => new Date(text))
  revive(root, wire.bigints, (text) => BigInt(text))
  return root.json
}

function revive(root: { json: unknown }, paths: unknown, make: (text: string) => unknown): void {
  if (paths === undefined) return
  if (!Array.isArray(paths)) throw new TypeError('these are no places in a value')
  for (const path of paths) {
    const steps = stepsOf(path)
    const last = steps.pop()
    const parent = steps.reduce(own, root)
    const text = own(parent, last)
    if (typeof text !== 'string') throw new TypeError('no text stands at this place')
    Reflect.set(Object(parent), String(last), make(text))
  }
}

function stepsOf(path: unknown): unknown[] {
  if (!Array.isArray(path)) throw new TypeError('this is no place in a value')
  return ['json'].concat(path)
}

/** Only what the value itself holds: a path from outside must not lead into prototypes. */
function own(value: unknown, step: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(typeof step === 'string' || typeof step === 'number'))
    throw new TypeError('this place is not in the value')
  if (!Object.hasOwn(value, step)) throw new TypeError('this place is not in the value')
  const found: unknown = Reflect.get(value, step)
  return found
}

/** How the API's inputs and answers travel. */
export const wireTransformer = { serialize: toWire, deserialize: fromWire }
