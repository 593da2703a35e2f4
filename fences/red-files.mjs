import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What each file of a folder says of itself: its first line `// red: rule, rule` names the rules that it breaks; a file
 * without that line breaks none.
 * @param {string} folder
 * @returns {Record<string, string[]>} rules by file, the file relative to the folder
 */
export function redFiles(folder) {
  const files = globSync('**/*.{ts,tsx,mjs}', { cwd: folder }).sort()
  return Object.fromEntries(files.map((file) => [file, declared(path.join(folder, file))]))
}

function declared(file) {
  const [, names = ''] = /^\/\/ red: (.*)/.exec(readFileSync(file, 'utf8')) ?? []
  return names.split(', ').filter(Boolean).sort()
}

/**
 * The same shape from what a tool found.
 * @param {Record<string, string[]>} expected whose files are wanted
 * @param {{ file: string, rule: string }[]} findings
 */
export function foundIn(expected, findings) {
  const rulesOf = (file) => findings.filter((finding) => finding.file === file).map(({ rule }) => rule)
  return Object.fromEntries(Object.keys(expected).map((file) => [file, [...new Set(rulesOf(file))].sort()]))
}
