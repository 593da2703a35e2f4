import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { inProject, root, Stop } from './project.mjs'

/** The environment in which the project's own programs, and its own Node, come first. */
export function toolEnv(env = {}) {
  const PATH = [inProject('node_modules/.bin'), process.env.PATH].join(path.delimiter)
  return { ...process.env, PATH, ...env }
}

/** What Node runs for one of the installed programs, such as `next`. */
export const toolFile = (name) => fs.realpathSync(inProject('node_modules/.bin', name))

/**
 * Runs an installed program to its end.
 * @param {string} name such as `prisma`
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean }} options quiet: its output is shown only when it fails
 * @throws Stop when it fails
 */
export async function runTool(name, args, { env, quiet = false } = {}) {
  const { code, output } = await finish(startNode([toolFile(name), ...args], { env, capture: quiet }))
  if (code !== 0) throw new Stop(`${output}\n\`${name} ${args.join(' ')}\` failed.`.trimStart())
}

/** Starts Node on a file in the project's folder. */
export function startNode(args, { env, capture = false, ...options } = {}) {
  const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
  return spawn(process.execPath, args, { cwd: root, env: toolEnv(env), stdio, ...options })
}

/**
 * Waits for a process to end.
 * @returns {Promise<{ code: number, output: string }>} what it wrote, where that was captured
 */
export function finish(child) {
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }))
  })
}
