import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseEnv } from '../db/roles.mjs'
import { keepRunning } from './keep-running.mjs'
import { freePort, isFree } from './ports.mjs'
import { dataDir, inProject, Stop, writePrivately } from './project.mjs'
import { startNode, toolFile } from './tools.mjs'

/** The port of PORT, which must be free, or else the first free one from 3000. */
export async function webPort() {
  if (!process.env.PORT) return freePort(3000)
  const port = Number(process.env.PORT)
  if (await isFree(port)) return port
  throw new Stop(`Port ${port} is busy. Set PORT to another, or leave it out to have a free one taken.`)
}

/**
 * What the product's processes are told when they run on this machine.
 * @param {string} ownerUrl
 * @param {number} port
 * @param {string} folder where they keep files and secrets
 * @returns {Record<string, string>}
 */
export function productEnv(ownerUrl, port, folder = dataDir()) {
  const rootDomain = process.env.ROOT_DOMAIN || 'localhost'
  const scheme = process.env.PUBLIC_SCHEME || 'http'
  const atHome = scheme === 'http' && /^([a-z0-9-]+\.)*localhost(:\d+)?$/i.test(rootDomain)
  return {
    ...databaseEnv(ownerUrl, process.env),
    AUTH_SECRET: process.env.AUTH_SECRET || keptSecrets(folder).authSecret,
    SECRET_KEYS: process.env.SECRET_KEYS || keptSecrets(folder).secretKeys,
    DATA_DIR: folder,
    OUTBOX_IN_BROWSER: process.env.OUTBOX_IN_BROWSER || (atHome ? '1' : '0'),
    PORT: String(port),
    PUBLIC_SCHEME: scheme,
    ROOT_DOMAIN: rootDomain,
  }
}

/**
 * The same, with something that stands in for Stripe where no keys are set: for the demo and the journeys at home.
 * @param {Record<string, string>} env
 */
export async function withStandIn(env) {
  const isHome = env.PUBLIC_SCHEME === 'http' && /(^|\.)localhost(:\d+)?$/i.test(env.ROOT_DOMAIN)
  if (process.env.STRIPE_SECRET_KEY || !isHome) return env
  return {
    ...env,
    STRIPE_SECRET_KEY: 'sk_test_standin',
    STRIPE_WEBHOOK_SECRET: 'whsec_standin',
    STRIPE_API_URL: `http://localhost:${await freePort(4242)}`,
    STRIPE_STAND_IN: '1',
  }
}

/** The address of a site; `''` is the platform's front. */
export function siteUrl(env, subdomain) {
  const host = [subdomain, env.ROOT_DOMAIN].filter(Boolean).join('.')
  const ownPort = env.PUBLIC_SCHEME === 'https' || env.PORT === '80' || /:\d+$/.test(env.ROOT_DOMAIN)
  return `${env.PUBLIC_SCHEME}://${host}${ownPort ? '' : `:${env.PORT}`}`
}

/** Made once for each data folder, so that sessions outlive a restart and what is sealed can be opened. */
function keptSecrets(folder) {
  const file = path.join(folder, 'secrets.json')
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
  if (kept.authSecret && kept.secretKeys) return kept
  const secrets = {
    authSecret: randomBytes(32).toString('base64url'),
    secretKeys: `home:${randomBytes(32).toString('base64url')}`,
    ...kept,
  }
  fs.mkdirSync(folder, { recursive: true })
  writePrivately(file, JSON.stringify(secrets))
  return secrets
}

const forms = {
  production: {
    web: (env) => [inProject('scripts/web.mjs'), '-p', env.PORT],
    worker: () => ['--import', 'tsx', 'src/worker.ts'],
  },
  development: {
    web: (env) => [toolFile('next'), 'dev', '-p', env.PORT],
    worker: () => [toolFile('tsx'), 'watch', '--clear-screen=false', 'src/worker.ts'],
  },
}

const standIn = () => ['--import', 'tsx', 'src/testing/stripe/main.ts']

/**
 * Starts the web server and the worker. One that ends though it had been running is started again.
 * @param {'production' | 'development'} form
 * @param {Record<string, string>} env
 * @param {string} [logs] the folder for what they write; without it they write to the terminal
 * @returns {Promise<never>} rejects with a sentence when one of them doesn't stay
 */
export function startProduct(form, env, logs) {
  if (logs) fs.mkdirSync(logs, { recursive: true })
  const parts = { ...forms[form], ...(env.STRIPE_STAND_IN && { payments: standIn }) }
  return Promise.race(
    Object.entries(parts).map(([name, args]) => {
      const log = logs && path.join(logs, `${name}.log`)
      if (log) fs.rmSync(log, { force: true })
      const start = () => {
        const out = log ? fs.openSync(log, 'a', 0o600) : 'inherit'
        const child = startNode(args(env), {
          env: { ...env, NODE_ENV: form },
          stdio: ['ignore', out, out],
        })
        if (log) fs.closeSync(out)
        return child
      }
      return keepRunning(name, start, { log })
    }),
  )
}

/** Waits until the web server says that it can serve. */
export async function untilReady(port, patience = 90_000) {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    const response = await fetch(`http://localhost:${port}/api/health/ready`).catch(() => undefined)
    if (response?.ok) return
    await pause(100)
  }
  throw new Stop(`The web server did not become ready in ${patience / 1000} seconds.`)
}

/** The demo estates and their accounts, made or found to be there; see prisma/demo/seed.ts for what it writes. */
export function readDemo() {
  const file = path.join(dataDir(), 'demo.json')
  if (!fs.existsSync(file)) throw new Stop(`prisma/demo/seed.ts has not written ${file}.`)
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}

export const seedArgs = ['--import', 'tsx', inProject('prisma/demo/seed.ts')]
