import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import prettier from 'prettier'
import { describe, expect, test } from 'vitest'
import boundaries from '../.dependency-cruiser.mjs'
import { toolFile } from '../scripts/lib/tools.mjs'
import { houseRules } from './house-rules.mjs'
import { foundIn, redFiles } from './red-files.mjs'

const here = (...parts) => fileURLToPath(new URL(path.posix.join(...parts), import.meta.url))
const PATIENCE = 120_000

describe('lint', () => {
  const folder = here('lint')
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: here('../eslint.config.mjs') })
  const expected = redFiles(folder)
  const named = new Set(Object.values(expected).flat())

  test(
    'finds in each file exactly what is wrong with it',
    async () => {
      const results = await eslint.lintFiles(['.'])
      const findings = results.flatMap(({ filePath, messages }) =>
        messages.map((message) => ({
          file: path.relative(folder, filePath),
          rule: message.severity === 2 ? (message.ruleId ?? nameless(message)) : 'only a warning',
        })),
      )
      expect(foundIn(expected, findings)).toEqual(expected)
    },
    PATIENCE,
  )

  test('has a file that breaks each rule of the house', () => {
    expect(Object.keys(houseRules.rules).filter((rule) => !named.has(`house/${rule}`))).toEqual([])
  })

  test.each([
    ['max-lines', 351, '// one line\n'.repeat(351)],
    [undefined, 350, '// one line\n'.repeat(350)],
    ['max-lines-per-function', 61, functionOf(61)],
    [undefined, 60, functionOf(60)],
  ])('says %s at %i lines', async (rule, _, text) => {
    const [result] = await eslint.lintText(text, { filePath: 'scripts/long.mjs' })
    expect(result.messages.map(({ ruleId }) => ruleId)).toEqual(rule ? [rule] : [])
  })
})

const nameless = ({ message }) => (message.startsWith('Unused eslint-disable') ? 'unused directive' : message)

/** A function of so many lines. */
function functionOf(lines) {
  return `export function count() {\n${'  void 0\n'.repeat(lines - 2)}}\n`
}

describe('boundaries', () => {
  const folder = here('boundaries')
  const expected = redFiles(folder)

  test(
    'are crossed in each file exactly where it says',
    async () => {
      const { summary } = await report('depcruise', folder, [
        ...['--config', here('../.dependency-cruiser.mjs'), '--output-type', 'json', '.'],
      ])
      const findings = summary.violations.flatMap(({ rule, from, cycle = [] }) =>
        [from, ...cycle.map(({ name }) => name)].map((file) => ({ file, rule: rule.name })),
      )
      expect(foundIn(expected, findings)).toEqual(expected)
    },
    PATIENCE,
  )

  test('has a file that breaks each rule, and every rule is an error', () => {
    const named = new Set(Object.values(expected).flat())
    expect(boundaries.forbidden.filter(({ name }) => !named.has(name))).toEqual([])
    expect(new Set(boundaries.forbidden.map(({ severity }) => severity))).toEqual(new Set(['error']))
  })
})

test(
  'a file, an export and a package that nothing uses are found',
  async () => {
    const { issues } = await report('knip', here('unused'), [
      ...['--no-progress', '--directory', '.', '--config', here('../knip.config.ts'), '--reporter', 'json'],
    ])
    const names = (kind) => issues.flatMap((issue) => issue[kind].map(({ name }) => name))
    expect(names('files')).toEqual(['src/lib/unused-file.ts'])
    expect(names('exports')).toEqual(['unusedExport'])
    expect(names('dependencies')).toEqual(['zod'])
  },
  PATIENCE,
)

test('the formatter wants no semicolons, single quotes and lines of 110 characters', async () => {
  const options = { ...(await prettier.resolveConfig(here('fences.test.mjs'))), parser: 'typescript' }
  const line = (width) => `export const words = '${'x'.repeat(width - 23)}'\n`
  expect(await prettier.check(line(110), options)).toBe(true)
  for (const wrong of [
    "export const plate = 'CA';\n",
    'export const plate = "CA"\n',
    'export const  plate = 1\n',
  ])
    expect(await prettier.check(wrong, options)).toBe(false)
  const list = `export const words = [${Array.from({ length: 30 }, () => "'word'").join(', ')}]\n`
  expect(await prettier.check(list, options)).toBe(false)
})

/** What a tool reports about a folder, as it is run by `npm test`; finding something makes it end with an error. */
function report(tool, cwd, args) {
  return new Promise((resolve, reject) => {
    const done = (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout))
      } catch {
        reject(new Error(`${tool} wrote no report: ${stderr || error}`))
      }
    }
    execFile(process.execPath, [toolFile(tool), ...args], { cwd, maxBuffer: 64 * 1024 * 1024 }, done)
  })
}
