import { program } from './lib/project.mjs'
import { setUp } from './setup.mjs'

const help = `
Usage: npm run build

Builds the product for production, whether or not the sources have changed since the last build.
`

await program(help, async () => {
  if (!(await setUp(import.meta.filename))) return
  const { ensureBuild } = await import('./lib/build.mjs')
  await ensureBuild({ always: true })
})
