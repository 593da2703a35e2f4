import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { inProject, root, Stop } from './project.mjs'

/** Every process started here that has not ended. */
const children = new Set()

/** The environment in which the project's own programs, and its own Node, come first. */
function toolEnv(env = {}) {
  const PATH = [inProject('node_modules/.bin'), process.env.PATH].join(path.delimiter)
  return { ...process.env, NEXT_TELEMETRY_DISABLED: '1', PATH, ...env }
}

/** What Node runs for one of the installed programs, such as `next`. */
export const toolFile = (name) => fs.realpathSync(inProject('node_modules/.bin', name))

/**
 * Starts Node on a file in the project's folder, in a process group of its own: a Ctrl-C in the terminal reaches only
 * us, and we stop the others in order.
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, stdio?: import('node:child_process').StdioOptions }} options
 */
export function startNode(args, { env, stdio = ['ignore', 'inherit', 'inherit'] } = {}) {
  const preload = ['--import', new URL('end-with-parent.mjs', import.meta.url).href]
  const child = spawn(process.execPath, [...preload, ...args], {
    cwd: root,
    env: toolEnv(env),
    stdio,
    detached: true,
  })
  children.add(child)
  child.once('close', () => children.delete(child))
  return child
}

/**
 * Waits for a process to end.
 * @returns {Promise<{ code: number, output: string }>} what it wrote, where that was piped to us
 */
export function finish(child) {
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }))
  })
}

/**
 * Runs an installed program to its end, silently unless it fails.
 * @param {string} name such as `prisma`
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @throws Stop with its output when it fails
 */
export const runTool = (name, args, env) =>
  runNode(`${name} ${args.join(' ')}`, [toolFile(name), ...args], env)

/** The same for a file of ours. */
export async function runNode(title, args, env) {
  const { code, output } = await finish(startNode(args, { env, stdio: ['ignore', 'pipe', 'pipe'] }))
  if (code !== 0) throw new Stop(`${output}\n\`${title}\` failed.`.trimStart())
  return output
}

let stopping = false

/** Whether the processes started here end because they are told to. */
export const isStopping = () => stopping

/** Stops every process started here, the stubborn by force, and waits until they are gone. */
export async function stopChildren(patience = 10_000) {
  stopping = true
  const living = [...children]
  const ended = Promise.all(living.map((child) => new Promise((resolve) => child.once('close', resolve))))
  for (const child of living) signalGroup(child, 'SIGTERM')
  const force = setTimeout(() => living.forEach((child) => signalGroup(child, 'SIGKILL')), patience)
  await ended
  clearTimeout(force)
}

function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
