import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureBuild } from '../lib/build.mjs'
import { inForeground } from '../lib/foreground.mjs'
import { productEnv, seedArgs, startProduct, withStandIn } from '../lib/product.mjs'
import { program, writePrivately } from '../lib/project.mjs'
import { runNode } from '../lib/tools.mjs'
import { cloneDatabase, dropDatabase, holdTestServer } from './database.mjs'

const help = `
Usage: node scripts/test/e2e-server.mjs PORT FOLDER

The product as the browser tests need it: the production build and the worker, with a database of their own that holds
the demo estates and spare ones, and files in FOLDER, which is emptied first; settings.json there is what it was told.
Started by Playwright; stops on SIGTERM.
`

await program(help, ([port, folder]) =>
  inForeground(async (close) => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const holding = holdTestServer()
    close(async () => (await holding).release())
    const cloning = holding.then(({ url }) => cloneDatabase(url))
    close(async () => dropDatabase(await cloning))
    const env = await withStandIn(productEnv(await cloning, Number(port), path.resolve(folder)))
    writePrivately(path.join(folder, 'settings.json'), JSON.stringify(env))
    await ensureBuild()
    await runNode('prisma/demo/seed.ts', [...seedArgs, '--spare'], env)
    await startProduct('production', env)
  }),
)
