import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Whether a process of this id is alive, ours or not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Runs `work` while no other process is inside the same lock. A lock whose process died is taken over.
 * Not reentrant.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const token = `${process.pid} ${process.hrtime.bigint()}`
  while (!take(file, token)) await pause(25)
  try {
    return await work()
  } finally {
    if (read(file) === token) fs.rmSync(file, { force: true })
  }
}

function take(file, token) {
  // Written aside and linked into place, so that nobody ever reads a lock without its holder's id.
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, token)
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
  const holder = read(file)
  if (holder !== undefined && !isAlive(Number.parseInt(holder, 10))) discard(file, holder)
  return false
}

/** Removes a dead process's lock; one that another process took in the meantime is put back. */
function discard(file, holder) {
  const aside = `${file}.${process.pid}.dead`
  try {
    fs.renameSync(file, aside)
    if (read(aside) !== holder) fs.linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
