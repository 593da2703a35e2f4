import fs from 'node:fs'
import { withLock } from './file-lock.mjs'
import { fingerprint, isStamped, stamp } from './fingerprint.mjs'
import { inProject } from './project.mjs'
import { runTool } from './tools.mjs'

const cache = (name) => inProject('node_modules/.cache/gatehouse', name)

/** Generates the Prisma client, unless it is there for exactly this schema. */
export function ensureClient() {
  return withLock(cache('client.lock'), async () => {
    const hash = fingerprint(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'])
    if (isStamped(cache('client'), hash) && fs.existsSync(inProject('src/generated/prisma/client.ts'))) return
    await runTool('prisma', ['generate'])
    stamp(cache('client'), hash)
  })
}

/** All that the production build is made of. */
const sources = [
  ...[
    'src',
    'prisma/schema',
    'public',
    'middleware.ts',
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
  ],
  'package-lock.json',
]
const notBuilt = /\.i?test\.tsx?$|^src\/(testing|generated)\//

/**
 * Builds the product for production, unless the build that is there is of these sources.
 * @param {{ always?: boolean, before?: () => void }} options before: called when there is something to do
 */
export async function ensureBuild({ always = false, before } = {}) {
  await ensureClient()
  return withLock(cache('build.lock'), async () => {
    const mark = inProject('.next/gatehouse-build')
    const hash = fingerprint(sources, { except: notBuilt })
    // Looked at again after the build, because Next may complete it.
    const options = () => fingerprint(['tsconfig.json'])
    if (!always && isStamped(mark, hash + options())) return
    before?.()
    fs.rmSync(mark, { force: true })
    await runTool('next', ['build'], { NODE_ENV: 'production' })
    stamp(mark, hash + options())
  })
}
