const commands = {
  web: () => import('../web.mjs'),
  // Made by the release: no part of the sources.
  worker: () => import(new URL('../../worker/worker.mjs', import.meta.url).href),
  migrate: () => import('./migrate.mjs'),
}

const [name = ''] = process.argv.splice(2, 1)
if (Object.hasOwn(commands, name)) await commands[name]()
else {
  console.error(`Say web, worker or migrate${name ? `, not ${name}` : ''}.`)
  process.exitCode = 1
}
