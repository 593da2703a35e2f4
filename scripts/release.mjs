import { program } from './lib/project.mjs'
import { setUp } from './setup.mjs'

const help = `
Usage: npm run release

Builds all that the container image holds into .next-image/: the web server, the worker and the migrations with the
packages that they need and no others; and says how large it is. \`node scripts/image/run.mjs web|worker|migrate\` runs it
from there, on any Node of the image's version.
`

await program(help, async () => {
  if (!(await setUp(import.meta.filename))) return
  const { buildImageFolder } = await import('./lib/image-folder.mjs')
  const megabytes = await buildImageFolder()
  console.log(`.next-image holds ${megabytes} MB.`)
})
