/**
 * What was typed and not saved yet, kept in the tab: it outlives a reload and a walk to another page. Storage may be
 * full or forbidden; then forms work without their net.
 */
const PREFIX = 'gatehouse.draft '

/** A form by whoever fills it in, its address and its name there. The site is the storage's own. */
export function draftKey(owner: string, path: string, name: string): string {
  return `${PREFIX}${owner} ${path} ${name}`
}

export function writeDraft(key: string, values: string): void {
  try {
    sessionStorage.setItem(key, values)
  } catch {
    return
  }
}

/** Null where there is none, or none that can be read. */
export function readDraft(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    return
  }
}

const SIGNED_OUT = 'gatehouse.signed-out'

/** Whoever signs out leaves nothing behind, in the browser's other tabs neither. */
export function dropDrafts(): void {
  dropWhere(() => true)
  try {
    localStorage.setItem(SIGNED_OUT, String(Date.now()))
  } catch {
    return
  }
}

/** Lets go of this tab's drafts when another tab signs out. @returns how to stop listening */
export function onSignedOut(): () => void {
  const listener = ({ key }: StorageEvent) => {
    if (key === SIGNED_OUT) dropWhere(() => true)
  }
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}

/** A session may end without anybody signing out, and somebody else take the tab. */
export function dropDraftsOfOthers(owner: string): void {
  dropWhere((key) => !key.startsWith(`${PREFIX}${owner} `))
}

function dropWhere(which: (key: string) => boolean): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(PREFIX) && which(key)) sessionStorage.removeItem(key)
  } catch {
    return
  }
}

/** As text; a password is nothing to keep, wherever it stands. */
export function draftText(values: unknown): string {
  return JSON.stringify(values, (name, value: unknown) => (/password/i.test(name) ? undefined : value))
}

/** The kept values of the fields that the form has today; what it asks for since then begins as it would. */
export function mergeDraft<Values extends object>(defaults: Values, kept: unknown): Values {
  if (typeof kept !== 'object' || kept === null) return defaults
  const merged = { ...defaults }
  for (const [name, start] of Object.entries(defaults)) {
    const value: unknown = Reflect.get(kept, name)
    if (value !== undefined && isLike(start, value)) Reflect.set(merged, name, value)
  }
  return merged
}

/** Of the same kind as what the field begins with, as far as that tells one. */
function isLike(start: unknown, value: unknown): boolean {
  if (start == null || value === null) return true
  return typeof start === typeof value && Array.isArray(start) === Array.isArray(value)
}
