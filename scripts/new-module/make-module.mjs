import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { Stop } from '../lib/project.mjs'
import { dataFiles } from './data-files.mjs'
import { moduleNames } from './module-names.mjs'
import { rulesFiles } from './rules-files.mjs'
import { serverFiles } from './server-files.mjs'
import { testFiles } from './test-files.mjs'

/**
 * Makes a module in the project of a folder: its own files, its table, its lines in the registry.
 * @param {string} root the project's folder
 * @param {{ name: string, noun?: string, now: Date }} wish
 * @returns {Promise<{ files: string[], names: ReturnType<typeof moduleNames> }>} what was made, from the project's folder
 * @throws Stop, with nothing written, where the name is no good or taken
 */
export async function makeModule(root, { name, noun, now }) {
  const names = moduleNames(name, noun)
  refuseTaken(root, names)
  const made = [
    ...rulesFiles(names),
    ...serverFiles(names),
    ...testFiles(names),
    ...dataFiles(names, nextStamp(root, now)),
  ]
  const listed = registryLines(names).map(([file, add]) => [
    file,
    add(readFileSync(path.join(root, file), 'utf8'), file),
  ])
  for (const [file, text] of [...made, ...listed]) await write(root, file, text)
  return { files: [...made, ...listed].map(([file]) => file), names }
}

function refuseTaken(root, { name, Model, table }) {
  if (existsSync(path.join(root, 'src/modules', name))) throw new Stop(`src/modules/${name} exists already.`)
  const schema = globSync('prisma/schema/*.prisma', { cwd: root })
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n')
  if (new RegExp(`^(model|enum) ${Model} |@@map\\("${table}"\\)`, 'm').test(schema))
    throw new Stop(`There is a table for "${table}" already. Say another word with --noun.`)
}

/** The time, or the next second after the last migration: what a folder's name sorts by is the order in which they run. */
function nextStamp(root, now) {
  const stamps = readdirSync(path.join(root, 'prisma/migrations')).flatMap(
    (folder) => /^\d{14}/.exec(folder) ?? [],
  )
  const last = Number(stamps.toSorted().at(-1) ?? 0)
  const stamp = Number(now.toISOString().replace(/\D/g, '').slice(0, 14))
  return String(Math.max(stamp, last + 1))
}

/** What each file of the registry gains. */
function registryLines({ name, key }) {
  return [
    [
      'src/registry/modules.ts',
      edits(
        afterImports(`import { ${key} } from '@/modules/${name}/manifest'`),
        insideLast(/(MODULES: readonly Manifest\[\] = \[)([\s\S]*?)(\])/, key),
      ),
    ],
    [
      'src/registry/router.ts',
      edits(
        afterImports(`import { ${key}Router } from '@/modules/${name}/router'`),
        insideLast(/(appRouter = router\(\{)([\s\S]*?)(\}\))/, `${key}: ${key}Router`),
      ),
    ],
    [
      'src/registry/messages.ts',
      edits(
        afterImports(`import ${key} from '@/modules/${name}/messages/en.json'`),
        insideLast(/(messages = \{)([\s\S]*?)(\})/, key),
      ),
    ],
  ]
}

const edits =
  (...steps) =>
  (text, file) =>
    steps.reduce((sofar, step) => step(sofar, file), text)

const afterImports = (line) => (text, file) => {
  const last = [...text.matchAll(/^import .*$/gm)].at(-1)
  if (!last) throw new Stop(`${file} is not as it was expected: it imports nothing.`)
  const end = last.index + last[0].length
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`
}

const insideLast = (pattern, entry) => (text, file) => {
  if (!pattern.test(text)) throw new Stop(`${file} is not as it was expected: ${pattern} is not in it.`)
  return text.replace(
    pattern,
    (_, before, inside, after) => `${before}${inside.trimEnd().replace(/,$/, '')}, ${entry}${after}`,
  )
}

async function write(root, file, text) {
  const target = path.join(root, file)
  mkdirSync(path.dirname(target), { recursive: true })
  const isCode = /\.(tsx?|json)$/.test(file)
  const style = isCode ? await resolveConfig(path.join(root, file)) : null
  writeFileSync(target, isCode ? await format(text, { ...style, filepath: target }) : text)
}
