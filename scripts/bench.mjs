import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fillEstates } from './bench/data.mjs'
import { firstLoadBytes, load, median, signIn } from './bench/load.mjs'
import { ensureClient } from './lib/build.mjs'
import { inForeground } from './lib/foreground.mjs'
import { freePort } from './lib/ports.mjs'
import { productEnv, seedArgs, untilReady } from './lib/product.mjs'
import { dataDir, inProject, program } from './lib/project.mjs'
import { runNode, runTool, startNode } from './lib/tools.mjs'
import { cloneDatabase, dropDatabase, holdTestServer } from './test/database.mjs'

const help = `
Usage: npm run bench [-- --quick]

Measures the production build on this machine, both sides of each comparison in one run, prints a table and writes
bench/results.json. --quick: fewer rows and shorter runs, to see that it works; its figures mean nothing.
`

const INPUT = encodeURIComponent(JSON.stringify({ json: { limit: 50 } }))
const LIST = `/api/trpc/tickets.list?input=${INPUT}`

await program(help, (args) =>
  inForeground(async (close) => {
    const quick = args.includes('--quick')
    const holding = await holdTestServer()
    close(() => holding.release())
    const small = await database(holding.url, close, { estates: 1, tickets: 2_000 })
    const app = await buildWithBareRoute()
    const one = await measureSmall(app, small, quick, close)
    const large = await database(holding.url, close, { estates: quick ? 20 : 1_000, tickets: 2_000 })
    const growth = await measureGrowth(app, small, large, quick, close)
    report([...one, ...growth])
  }),
)

async function database(serverUrl, close, size) {
  const owner = await cloneDatabase(serverUrl)
  close(() => dropDatabase(owner))
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-bench-'))
  close(() => fs.rmSync(folder, { recursive: true, force: true }))
  const env = {
    ...productEnv(owner, await freePort(4100), folder),
    LOG_LEVEL: 'warn',
    ROOT_DOMAIN: 'localhost',
  }
  await ensureClient()
  await runNode('prisma/demo/seed.ts', seedArgs, env)
  await fillEstates({ owner, across: env.ACROSS_DATABASE_URL }, size)
  await runNode(
    'a manager for the bench',
    ['--import', 'tsx', inProject('scripts/bench/manager.ts'), 'bench-1'],
    env,
  )
  return env
}

/** The product with one route more, built from a copy, so that the real build never has it. */
async function buildWithBareRoute() {
  const app = path.join(dataDir(), 'bench-app')
  fs.rmSync(app, { recursive: true, force: true })
  for (const part of [
    'src',
    'public',
    'middleware.ts',
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
    'package.json',
    // Named by its place in the folder that is built, so that messages aren't parsed in the browser.
    'node_modules/use-intl',
  ])
    fs.cpSync(inProject(part), path.join(app, part), { recursive: true })
  const route = path.join(app, 'src/app/api/bare')
  fs.mkdirSync(route, { recursive: true })
  fs.copyFileSync(inProject('scripts/bench/bare-route.ts.txt'), path.join(route, 'route.ts'))
  await runTool('next', ['build', app], { NODE_ENV: 'production' })
  return app
}

async function serve(app, env, close) {
  const port = await freePort(4100)
  const child = startNode([inProject('scripts/web.mjs'), app, '-p', String(port)], {
    env: { ...env, PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode) return resolve()
      child.once('exit', resolve)
      child.kill('SIGTERM')
    })
  close(stop)
  await untilReady(port)
  const at = (subdomain, path, cookie) => ({ port, host: `${subdomain}.localhost:${port}`, path, cookie })
  const cookie = await signIn({
    port,
    host: `bench-1.localhost:${port}`,
    email: 'bench@example.com',
    password: 'open-sesame-2026',
  })
  return { port, at, cookie, stop }
}

async function bareSql(env) {
  const { execFileSync } = await import('node:child_process')
  const node = process.execPath
  const text = execFileSync(node, ['--import', 'tsx', inProject('scripts/bench/list-sql.ts'), 'bench-1'], {
    env: { ...process.env, ...env },
    cwd: inProject('.'),
    encoding: 'utf8',
  })
  return text
}

async function measureSmall(app, env, quick, close) {
  const sql = await bareSql(env)
  const site = await serve(
    app,
    { ...env, BENCH_SQL: sql, BENCH_DATABASE_URL: env.ACROSS_DATABASE_URL },
    close,
  )
  const seconds = quick ? 2 : 8
  const list = site.at('bench-1', LIST, site.cookie)
  const bare = site.at('bench-1', '/api/bare', site.cookie)
  const page = site.at('bench-1', '/manage/tickets', site.cookie)
  for (const target of [list, bare, page]) await load(target, { seconds: quick ? 1 : 4 })
  const ratios = []
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    const [a, b] = [await load(list, { seconds }), await load(bare, { seconds })]
    if (a.failed + b.failed > 0) throw new Error('requests failed while measuring')
    console.log(`list ${a.perSecond.toFixed(0)}/s, bare ${b.perSecond.toFixed(0)}/s`)
    ratios.push(a.perSecond / b.perSecond)
  }
  const pages = []
  for (let round = 0; round < (quick ? 1 : 3); round++) pages.push(await load(page, { seconds }))
  console.log(
    `page ${pages.map(({ p95, perSecond }) => `p95 ${p95.toFixed(0)} ms at ${perSecond.toFixed(0)}/s`).join(', ')}`,
  )
  const resident = await signIn({
    port: site.port,
    host: `palm-grove.localhost:${site.port}`,
    email: 'tenant@palm-grove.example.com',
    password: 'open-sesame-2026',
  })
  const bytes = await firstLoadBytes(site.at('palm-grove', '/home', resident))
  await site.stop()
  return [
    {
      name: 'list of 50 over the API against the same SQL on a bare route (ratio of requests a second)',
      value: median(ratios),
      target: 0.5,
      least: true,
    },
    {
      name: 'server-rendered list page, p95 at 16 connections (ms)',
      value: median(pages.map(({ p95 }) => p95)),
      target: 120,
    },
    { name: 'first-load JavaScript of a resident page (kB gzipped)', value: bytes / 1000, target: 180 },
  ]
}

async function measureGrowth(app, small, large, quick, close) {
  const seconds = quick ? 2 : 8
  const [one, many] = [await serve(app, small, close), await serve(app, large, close)]
  const targets = [one, many].map((site) => site.at('bench-1', LIST, site.cookie))
  for (const target of targets) await load(target, { seconds: quick ? 1 : 4 })
  const ratios = []
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    const [a, b] = [await load(targets[0], { seconds }), await load(targets[1], { seconds })]
    console.log(`one estate ${a.perSecond.toFixed(0)}/s, many ${b.perSecond.toFixed(0)}/s`)
    ratios.push(a.perSecond / b.perSecond)
  }
  await one.stop()
  await many.stop()
  return [
    {
      name: 'the same list at 1,000 estates and 2 million rows against one estate and 2,000 (ratio of time)',
      value: median(ratios),
      target: 1.2,
    },
  ]
}

function report(rows) {
  const results = rows.map(({ name, value, target, least }) => ({
    name,
    value: Number(value.toFixed(3)),
    target,
    pass: least ? value >= target : value <= target,
  }))
  console.table(results)
  fs.mkdirSync(inProject('bench'), { recursive: true })
  fs.writeFileSync(inProject('bench/results.json'), `${JSON.stringify(results, null, 2)}\n`)
}
