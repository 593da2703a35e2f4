import { program } from './lib/project.mjs'
import { setUp } from './setup.mjs'

const help = `
Usage: npm run restore-drill [-- --source URL --restored URL]

Proves that a backup comes back. Of the embedded database, which may be in use meanwhile, it takes a base backup and the
write-ahead log, restores both as a second server to a moment named in between, compares the two, asks the product
whether it could serve from the restored one, and throws that away.

A database of your own is backed up by your platform: restore its backup beside it, then name both. They are compared in
the same way. Each URL is that of a role that reads every row (a superuser, one with BYPASSRLS, or gatehouse_across).
`

await program(help, async (args) => {
  if (!(await setUp(import.meta.filename))) return
  const { restoreDrill } = await import('./restore-drill/drill.mjs')
  await restoreDrill(args)
})
