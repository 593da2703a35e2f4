import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** An absolute path inside the project. */
export const inProject = (...parts) => path.join(root, ...parts)

/** Where data is kept: DATA_DIR, read against the project's folder, or `.data`. */
export const dataDir = () => path.resolve(root, process.env.DATA_DIR || '.data')

/** Reads `.env` once; what the environment already says wins. */
export function loadEnv() {
  const file = inProject('.env')
  if (fs.existsSync(file)) process.loadEnvFile(file)
}

/** A failure that a person can act on: printed as its sentence alone, without a stack. */
export class Stop extends Error {}

/**
 * Runs a command line program: `--help` prints its text, a `Stop` is printed as a sentence, anything else with its stack.
 * @param {string} help
 * @param {(args: string[]) => Promise<unknown>} main
 */
export async function program(help, main) {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help.trimStart())
    return
  }
  try {
    await main(args)
  } catch (error) {
    console.error(inWords(error))
    process.exitCode = 1
  }
}

function inWords(error) {
  if (error instanceof Stop) return error.message
  if (['EACCES', 'EPERM', 'EROFS'].includes(error?.code) && error.path) {
    return `${error.path} may not be used by this user. Run as its owner, or set DATA_DIR to a folder of your own.`
  }
  return error
}

/** Whether a module is the program that was started, not one that was imported. */
export const isMain = (metaUrl) =>
  process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === fileURLToPath(metaUrl)

/** Writes a file that only the owner of its folder may read, whole or not at all. */
export function writePrivately(file, text) {
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, text, { mode: 0o600 })
  if (process.getuid?.() === 0) {
    const { uid, gid } = fs.statSync(path.dirname(file))
    fs.chownSync(draft, uid, gid)
  }
  fs.renameSync(draft, file)
}
