/** The rooms of a module, as docs and CONTRIBUTING describe them. A module may leave out any but its manifest. */
const FILES = [
  'manifest.ts',
  'schemas.ts',
  'policy.ts',
  'queries.ts',
  'service.ts',
  'router.ts',
  'events.ts',
  'notifications.tsx',
  'jobs.ts',
  'api.ts',
  'demo.ts',
]

/** Rooms that are folders, or become one when they are split by noun. */
const FOLDERS = ['messages', 'ui', 'policy', 'queries', 'service', 'demo']

/** What a module has besides, and why. */
const BESIDES = {
  registry: { import: 'Reading other estates’ lists is rules alone, but thirty files of them.' },
}

/** A name that says nothing draws everything. */
const EMPTY_NAME = /^(helpers?|utils?|manager|data|types|constants|common|shared|misc|lib)$/

/**
 * What stands in a module's folder and belongs to none of its rooms.
 * @param {string} name the module's
 * @param {{ name: string, isFolder: boolean }[]} entries of its folder
 * @returns {string[]} their names
 */
export function strangers(name, entries) {
  return entries
    .filter((entry) => !(entry.isFolder ? isRoom(name, entry.name) : isKnown(entry.name)))
    .map(nameOf)
}

const nameOf = ({ name }) => name

const isRoom = (name, folder) => FOLDERS.includes(folder) || folder in (BESIDES[name] ?? {})

/** A room, the pure rules of a noun (`ticket.ts`), or a test beside what it tests. */
function isKnown(file) {
  if (FILES.includes(file)) return true
  const [, noun] = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.test|(?:\.faults|\.apart)?\.itest)?\.ts$/.exec(file) ?? []
  return noun !== undefined && !EMPTY_NAME.test(noun)
}
