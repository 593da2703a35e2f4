/**
 * Words with those of a kind of estate laid over them: what a kind doesn't say in its own way, it says as all do. Each
 * kind's are made once.
 */
export function byKind<Words extends object>(
  words: Words,
  own: Readonly<Record<string, object>>,
): (kind?: string) => Words {
  const known = new Map<string, Words>()
  return (kind = '') => {
    const above = own[kind]
    if (!above) return words
    const made = known.get(kind) ?? laidOver(words, above)
    known.set(kind, made)
    return made
  }
}

function laidOver<Words extends object>(words: Words, own: object): Words {
  const result = structuredClone(words)
  lay(result, own)
  return result
}

function lay(onto: object, own: object): void {
  for (const [key, value] of Object.entries(own)) {
    const below: unknown = Reflect.get(onto, key)
    if (isBranch(value) && isBranch(below)) lay(below, value)
    else Reflect.set(onto, key, value)
  }
}

/** A sentence that the build has read already is a list. */
function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
