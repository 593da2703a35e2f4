import fs from 'node:fs'
import { Stop } from './project.mjs'
import { isStopping } from './tools.mjs'

/** Who ends sooner than this was not running yet. */
const UP_MS = 5000

/**
 * Starts a process, and again whenever it ends though it had been running, until everything is being stopped.
 * @param {string} name
 * @param {() => import('node:child_process').ChildProcess} start
 * @param {{ log?: string, upMs?: number, tell?: (sentence: string) => void }} [options] log: the file it writes to
 * @returns {Promise<never>} rejects with a sentence when it doesn't come up
 */
export async function keepRunning(name, start, { log, upMs = UP_MS, tell = console.log } = {}) {
  for (;;) {
    const began = performance.now()
    const how = await endOf(start())
    if (isStopping()) return new Promise(() => undefined)
    if (performance.now() - began < upMs) {
      const said = log ? `\n${fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-20).join('\n')}` : ''
      throw new Stop(`The ${name} process ${how}, so everything is stopped.${said}`)
    }
    tell(`The ${name} process ${how}. It is started again.`)
  }
}

function endOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      resolve(signal ? `was killed (${signal})` : `ended with code ${code}`),
    )
  })
}
