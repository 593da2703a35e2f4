import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { inProject, loadEnv, root, Stop } from './lib/project.mjs'

// Runs on the system's Node before anything is installed: only Node's own modules may be imported here.

const oldestNode = [22, 18]
const parentMark = 'GATEHOUSE_STARTED_BY'

/**
 * The first line of a command that must work on a fresh clone: installs what is missing, then runs the command's own
 * file again on the Node that the project brings, if this is not it.
 * @param {string} file the command's file
 * @returns {Promise<boolean>} false where another process has done the command's work
 */
export async function setUp(file) {
  loadEnv()
  ensureInstalled()
  const node = projectNode()
  if (node === undefined || process.env[parentMark]) {
    if (isOldEnough(process.versions.node)) return true
    throw new Stop(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`)
  }
  if (fs.realpathSync(node) === fs.realpathSync(process.execPath)) return true
  process.exitCode = await runAgain(node, file)
  return false
}

const isOldEnough = (version) => {
  const [major, minor] = version.split('.').map(Number)
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
}

/** The installed Node, where there is one for this machine. */
function projectNode() {
  const node = inProject('node_modules/.bin/node')
  const runs = fs.existsSync(node) && spawnSync(node, ['--version']).status === 0
  return runs ? node : undefined
}

function runAgain(node, file) {
  const args = ['--import', inProject('scripts/lib/end-with-parent.mjs'), file, ...process.argv.slice(2)]
  const bin = inProject('node_modules/.bin')
  const env = {
    ...process.env,
    PATH: [bin, process.env.PATH].join(path.delimiter),
    [parentMark]: String(process.pid),
  }
  const child = spawn(node, args, { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Installs the locked packages, unless exactly they are installed. */
function ensureInstalled() {
  if (isInstalled()) return
  console.error('Installing packages (once, some minutes)...')
  // Without install scripts: the only ones download what we bring ourselves or do without.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    throw new Stop(`npm could not install the packages${error ? `: ${error.message}` : '; see above'}.`)
}

/** Whether npm's record of what it installed agrees with the lock file. Packages for other machines may be missing. */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json')
  if (!installed) return false
  const locked = packagesOf('package-lock.json')
  const wanted = Object.entries(locked).filter(([name]) => name !== '')
  return wanted.every(([name, { version, optional, devOptional }]) =>
    installed[name] ? isDeepStrictEqual(installed[name].version, version) : Boolean(optional || devOptional),
  )
}

function packagesOf(file) {
  const absolute = inProject(file)
  return fs.existsSync(absolute) ? JSON.parse(fs.readFileSync(absolute, 'utf8')).packages : undefined
}
