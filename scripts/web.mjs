import cluster from 'node:cluster'
import os from 'node:os'
import fs from 'node:fs'
import { inProject, loadEnv, program, Stop } from './lib/project.mjs'
import { toolFile } from './lib/tools.mjs'

const help = `
Usage: npm start [-- FOLDER] [-- -p PORT]

Serves what \`npm run build\` made, from WEB_PROCESSES processes that share the port: as many as the machine has cores, at
most four, where nothing is said. One that dies is replaced. The settings are in .env.example.
`

const MOST = 4

/** Room for what lives no longer than a request, so that the collector seldom looks at it. */
const ROOM = '--max-semi-space-size=32'

/** How long a request that is under way may still take when everything is to stop. */
const GRACE_MS = 10_000

/** Before one that did not come up is tried again. */
const AGAIN_MS = 1000

await program(help, async (args) => {
  loadEnv()
  const count = processes()
  cluster.setupPrimary({
    ...server(args),
    execArgv: [...process.execArgv, ROOM],
  })
  const living = new Map()
  const serving = new Set()
  let stopping = false
  const end = (code) => {
    stopping = true
    process.exitCode = code
    for (const worker of living.keys()) worker.process.kill('SIGTERM')
    // Somebody may keep a connection open and say nothing.
    setTimeout(() => [...living.keys()].forEach((worker) => worker.process.kill('SIGKILL')), GRACE_MS).unref()
  }
  const start = () => {
    if (stopping) return
    const taken = new Set(living.values())
    const place = [...Array(count).keys()].find((number) => !taken.has(number))
    const worker = cluster.fork({ NODE_ENV: 'production', HOSTNAME: '0.0.0.0', ...ownMetrics(place) })
    living.set(worker, place)
    // The product says so when its settings are right; the first alone complains of them.
    worker.once('message', () => {
      serving.add(worker)
      if (living.size < count) start()
    })
    worker.once('exit', (code, signal) => {
      living.delete(worker)
      const served = serving.delete(worker)
      if (stopping) return
      if (!served && serving.size === 0) return end(1)
      console.error(
        `A web process ${signal ? `was killed (${signal})` : `ended with code ${code}`}. It is replaced.`,
      )
      setTimeout(start, served ? 0 : AGAIN_MS)
    })
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => end(0))
  start()
})

/** Next, or in the container image the server that its build has made. */
function server(args) {
  const alone = inProject('server.js')
  return fs.existsSync(alone) ? { exec: alone, args } : { exec: toolFile('next'), args: ['start', ...args] }
}

/** Each process tells its own figures, so that each has a port of its own for them. */
function ownMetrics(place) {
  const first = process.env.METRICS_PORT
  return first ? { METRICS_PORT: String(Number(first) + place) } : {}
}

function processes() {
  const said = process.env.WEB_PROCESSES
  if (!said) return Math.min(os.availableParallelism(), MOST)
  const count = Number(said)
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count
  throw new Stop(`WEB_PROCESSES is “${said}”: it must be a whole number from 1 to 64.`)
}
