import { build } from 'esbuild'
import { inProject } from './project.mjs'

/** Left as packages: they look for files of their own beside them. */
export const PACKAGES = ['pg', 'graphile-worker', '@node-rs/argon2', 'pino', 'sharp']

/**
 * Bundles the worker as `worker.mjs` into a folder from which its packages are found.
 * @param {string} folder from the project's
 * @returns {Promise<string>} the file to start
 */
export async function bundleWorker(folder) {
  await build({
    entryPoints: [inProject('src/worker.ts')],
    outdir: inProject(folder),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: PACKAGES,
    // Packages in the older form of modules ask for Node's own by `require`.
    banner: {
      js: "import { createRequire as _require } from 'node:module'; const require = _require(import.meta.url);",
    },
    logLevel: 'error',
  })
  return inProject(folder, 'worker.mjs')
}
