import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'

/**
 * One hash over the content and names of files; the same for the same tree, whatever its dates. What does not exist is
 * left out.
 * @param {string[]} entries files and folders, from the project's folder
 * @param {{ except?: RegExp, base?: string }} options paths to leave out, such as tests
 */
export function fingerprint(entries, { except, base = root } = {}) {
  const hash = createHash('sha256')
  for (const file of entries.flatMap((entry) => filesIn(base, entry))) {
    if (except?.test(file)) continue
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(base, file)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function filesIn(base, entry) {
  const stat = fs.statSync(path.join(base, entry), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [entry]
  const names = fs.readdirSync(path.join(base, entry)).sort()
  return names.flatMap((name) => filesIn(base, `${entry}/${name}`))
}

/** Whether a stamp file says this hash. */
export const isStamped = (file, hash) => fs.existsSync(file) && fs.readFileSync(file, 'utf8') === hash

export function stamp(file, hash) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, hash)
}
