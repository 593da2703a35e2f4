import fs from 'node:fs'
import path from 'node:path'
import { ensureClient } from './build.mjs'
import { IMAGE_FILES } from './image-files.mjs'
import { inProject } from './project.mjs'
import { runTool } from './tools.mjs'
import { bundleWorker, PACKAGES } from './worker-bundle.mjs'

const FOLDER = '.next-image'
const BUILT = '.next-release'

/** Traced by Next, used by nobody at run time. */
const NEEDLESS = ['node_modules/typescript', 'node_modules/caniuse-lite']

/** @returns {Promise<number>} megabytes */
export async function buildImageFolder() {
  await ensureClient()
  fs.rmSync(inProject(FOLDER), { recursive: true, force: true })
  const options = inProject('tsconfig.json')
  const asItWas = fs.readFileSync(options)
  await runTool('next', ['build'], { NODE_ENV: 'production', GATEHOUSE_RELEASE: '1' })
  // Next writes the folder of this build into it.
  fs.writeFileSync(options, asItWas)
  copy(`${BUILT}/standalone`, '.')
  copy(`${BUILT}/static`, `${BUILT}/static`)
  for (const entry of NEEDLESS) fs.rmSync(inProject(FOLDER, entry), { recursive: true, force: true })
  for (const file of IMAGE_FILES) copy(file, file)
  for (const name of closure(PACKAGES)) copy(name, name)
  await bundleWorker(`${FOLDER}/worker`)
  return Math.ceil(sizeOf(inProject(FOLDER)) / 1e6)
}

const isTest = (file) => /\.i?test\.\w+$|\.d\.m?ts$|\.map$/.test(file)

function copy(from, to) {
  fs.cpSync(inProject(from), inProject(FOLDER, to), {
    recursive: true,
    dereference: true,
    filter: (file) => !isTest(file),
  })
}

/** The folders of packages and of all that they need, wherever npm has put each. */
function closure(names) {
  const found = new Set()
  const add = (name, from) => {
    const folder = folderOf(name, from)
    if (!folder || found.has(folder)) return
    found.add(folder)
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
      fs.readFileSync(inProject(folder, 'package.json'), 'utf8'),
    )
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) add(needed, folder)
  }
  for (const name of names) add(name, '')
  return found
}

/** As Node looks for it: beside whoever asks, then further up. Optional packages for other machines are nowhere. */
function folderOf(name, from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name)
    if (fs.existsSync(inProject(candidate, 'package.json'))) return candidate
    if (folder === '' || folder === '.') return undefined
  }
}

function sizeOf(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0)
}
