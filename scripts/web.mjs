import cluster from 'node:cluster'
import os from 'node:os'
import { loadEnv, program, Stop } from './lib/project.mjs'
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
    exec: toolFile('next'),
    args: ['start', ...args],
    execArgv: [...process.execArgv, ROOM],
  })
  const living = new Set()
  const serving = new Set()
  let stopping = false
  const end = (code) => {
    stopping = true
    process.exitCode = code
    for (const worker of living) worker.process.kill('SIGTERM')
    // Somebody may keep a connection open and say nothing.
    setTimeout(() => living.forEach((worker) => worker.process.kill('SIGKILL')), GRACE_MS).unref()
  }
  const start = () => {
    if (stopping) return
    const worker = cluster.fork({ NODE_ENV: 'production' })
    living.add(worker)
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

function processes() {
  const said = process.env.WEB_PROCESSES
  if (!said) return Math.min(os.availableParallelism(), MOST)
  const count = Number(said)
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count
  throw new Stop(`WEB_PROCESSES is “${said}”: it must be a whole number from 1 to 64.`)
}
