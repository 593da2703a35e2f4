import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureBuild, ensureClient } from '../lib/build.mjs'
import { inForeground } from '../lib/foreground.mjs'
import { Stop } from '../lib/project.mjs'
import { finish, startNode, toolFile } from '../lib/tools.mjs'
import { ensureBrowser } from './browser.mjs'

/**
 * @typedef {object} Step
 * @property {(report: string, words: string[]) => Promise<Outcome>} run report: the file for a test runner's figures
 * @property {string[]} [after] steps that must have succeeded before
 * @property {boolean} [alone] runs with nothing beside it
 * @typedef {{ code: number, output: string, closing?: string, passed?: number, failed?: number }} Outcome
 */

/** In the order of starting: long ones first, so that the short ones fill the gaps. */
const steps = {
  build: { run: build },
  tests: { run: (report, words) => vitest(report, words) },
  lint: { run: (_, words) => tool('eslint', words.length > 0 ? words : ['.']) },
  // The build writes the types of the routes.
  types: { run: () => tool('tsc', ['--noEmit']), after: ['build'] },
  boundaries: { run: () => tool('depcruise', ['.']) },
  unused: { run: () => tool('knip', []) },
  format: { run: () => tool('prettier', ['--check', '--log-level=warn', '.']) },
  e2e: { run: playwright, after: ['build'], alone: true },
}

/** Steps that are run only by name. */
const parts = {
  unit: { run: (report, words) => vitest(report, ['--project=unit', ...words]) },
  integration: {
    run: (report, words) =>
      vitest(report, ['--project=integration', '--project=apart', '--project=faults', ...words]),
  },
  long: { run: (report, words) => vitest(report, words, { TEST_LONG: '1' }) },
  types: { run: async () => worst(await tool('next', ['typegen']), () => tool('tsc', ['--noEmit'])) },
  e2e: { run: async (report, words) => worst(await build(), () => playwright(report, words)) },
}

/**
 * `npm test`, once everything is installed.
 * @param {string[]} args a step's name and what is handed to it; every step when empty
 */
export async function test([name, ...words]) {
  const chosen = name === undefined ? steps : { [name]: parts[name] ?? steps[name] }
  if (!Object.values(chosen)[0]) throw new Stop(`There is no step "${name}"; --help lists them.`)
  const reports = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-reports-'))
  try {
    await inForeground(async () => {
      if (['e2e', undefined].includes(name)) process.env.CHROMIUM_PATH = ensureBrowser()
      await ensureClient()
      summarise(await runAll(chosen, reports, words))
    })
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

/** Two steps at a time: each keeps about one core busy. */
async function runAll(chosen, reports, words, places = 2) {
  const outcomes = new Map()
  const running = new Map()
  const waiting = new Map(Object.entries(chosen))
  while (waiting.size + running.size > 0) {
    for (const [name, step] of waiting) {
      const needs = (step.after ?? []).filter((other) => other in chosen)
      if (needs.some((other) => waiting.has(other) || running.has(other))) continue
      const room = step.alone ? running.size === 0 && waiting.size === 1 : running.size < places
      if (!room) continue
      waiting.delete(name)
      const unmet = needs.find((other) => outcomes.get(other).code !== 0)
      const work = unmet ? notRun(unmet) : step.run(path.join(reports, `${name}.json`), words)
      running.set(name, timed(name, work))
    }
    const [name, outcome] = await Promise.race(running.values())
    running.delete(name)
    outcomes.set(name, outcome)
    announce(name, outcome)
  }
  return outcomes
}

const notRun = async (unmet) => ({ code: 1, output: `Not run, because ${unmet} failed.` })

async function timed(name, work) {
  const started = performance.now()
  const outcome = await work.catch((error) => ({ code: 1, output: String(error.message ?? error) }))
  return [name, { ...outcome, seconds: (performance.now() - started) / 1000 }]
}

function announce(name, { code, output, closing, seconds }) {
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(11)} ${seconds.toFixed(1).padStart(6)} s`)
  if (code !== 0) console.log(`${output.trim()}\n`)
  else if (closing) console.log(closing.replace(/^/gm, '    '))
}

/** The last line is for people and programs alike. */
function summarise(outcomes) {
  const all = [...outcomes.values()]
  const broken = [...outcomes].filter(([, { code }]) => code !== 0).map(([name]) => name)
  const sum = (figure) => all.reduce((total, outcome) => total + (outcome[figure] ?? 0), 0)
  console.log(broken.length > 0 ? `\nFailed: ${broken.join(', ')}` : '\nAll is well.')
  if (all.some(({ passed }) => passed !== undefined))
    console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  if (broken.length > 0) process.exitCode = 1
}

function tool(name, args, env) {
  const plain = { NO_COLOR: '1', FORCE_COLOR: undefined, ...env }
  return finish(startNode([toolFile(name), ...args], { env: plain, stdio: ['ignore', 'pipe', 'pipe'] }))
}

async function build() {
  await ensureBuild()
  return { code: 0, output: '' }
}

const worst = async (first, next) => (first.code === 0 ? next() : first)

async function vitest(report, args, env) {
  const outcome = await tool(
    'vitest',
    ['run', '--reporter=dot', '--reporter=json', `--outputFile=${report}`, ...args],
    env,
  )
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = readReport(report)
  return { ...outcome, passed, failed, closing: lastLines(outcome.output, /Test Files|Tests|Duration/) }
}

async function playwright(report, args = []) {
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const outcome = await tool('playwright', ['test', '--reporter=list,json', ...args], env)
  const { expected: passed = 0, unexpected = 0, flaky = 0 } = readReport(report).stats ?? {}
  return {
    ...outcome,
    passed,
    failed: unexpected + flaky,
    closing: lastLines(outcome.output, /^\s+\d+ (passed|skipped|flaky)/),
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // A runner that could not start has written none, and has said why in its output.
    if (error.code === 'ENOENT') return {}
    throw error
  }
}

const lastLines = (output, pattern) => {
  const lines = output.trim().split('\n').slice(-12)
  return lines.filter((line) => pattern.test(line)).join('\n')
}
