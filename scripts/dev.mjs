import { program } from './lib/project.mjs'
import { setUp } from './setup.mjs'

const help = `
Usage: npm run dev

The demo for work on it: the web server and the worker run from the sources and follow every change. The same variables
as for \`npm run demo\`.
`

await program(help, async () => {
  if (!(await setUp(import.meta.filename))) return
  const { dev } = await import('./lib/demo.mjs')
  await dev()
})
